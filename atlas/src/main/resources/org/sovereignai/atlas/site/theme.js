// Light or dark as the reader's system has it, unless the button says otherwise. Runs before the page is drawn.
"use strict";

(function () {
  const root = document.documentElement;

  function chosen() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is off
    }
  }

  function current() {
    return root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  if (chosen() === "dark" || chosen() === "light") {
    root.dataset.theme = chosen();
  }
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme").addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // storage is off: the choice holds for this page
      }
      dispatchEvent(new Event("themechange"));
    });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("themechange")));
})();
