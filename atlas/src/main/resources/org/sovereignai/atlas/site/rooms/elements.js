// Elements of pages. Text from data reaches the page through textContent alone.
"use strict";

const elements = (function () {
  /** Makes an element. Strings become text, never markup. */
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return element;
  }

  const byId = (id) => document.getElementById(id);

  function fill(element, ...children) {
    element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  }

  /** Fills a select with [value, label] pairs, or with groups {label, options} of them. */
  function options(select, choices, selected) {
    const option = ([value, label]) => el("option", { value, selected: value === selected }, label);
    fill(
      select,
      choices.map((choice) =>
        Array.isArray(choice) ? option(choice) : el("optgroup", { label: choice.label }, choice.options.map(option)),
      ),
    );
  }

  /**
   * Sets the slider to the year of the address, or to another where there is none, and returns it. A year that is not
   * there gives way to the nearest, which a notice says. Reading it back: yearOf.
   */
  function year(years, otherwise) {
    const input = byId("year");
    offered.set(input, years);
    const asked = address.get("year", null);
    const wanted = Number(asked ?? otherwise);
    const year = years.includes(wanted) ? wanted : (nearest(years, wanted) ?? wanted);
    byId("notice").textContent = `There is no year '${asked}' here: ${year} is shown.`;
    byId("notice").hidden = asked === null || year === wanted;
    Object.assign(input, { min: 0, max: years.length - 1, step: 1 });
    input.value = years.indexOf(year);
    input.setAttribute("aria-valuetext", year);
    byId("year-out").textContent = year;
    return year;
  }

  const offered = new Map();
  const yearOf = (input) => offered.get(input)[input.value];

  function nearest(years, wanted) {
    return years.reduce((best, year) => (Math.abs(year - wanted) < Math.abs(best - wanted) ? year : best), years.at(-1));
  }

  /** What is chosen, each a button that takes it away; name(code) is its label. */
  function chips(list, chosen, name, change) {
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    fill(
      list,
      chosen.map((code) => {
        const drop = () => change(chosen.filter((other) => other !== code));
        return el("li", {}, el("button", { type: "button", "aria-label": `Remove ${name(code)}`, onclick: drop }, `${name(code)} ×`));
      }),
    );
    // Whoever took one away with the keyboard goes on from there, not from the top of the page.
    if (focused >= 0) {
      const left = list.querySelectorAll("button");
      (left[Math.min(focused, left.length - 1)] ?? list.parentElement.querySelector("input, select"))?.focus();
    }
  }

  return { el, byId, fill, options, year, yearOf, chips };
})();
