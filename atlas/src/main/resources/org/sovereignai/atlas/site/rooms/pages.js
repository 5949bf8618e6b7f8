// What all pages do: draw again whenever the address changes, say what goes wrong, keep the reader's choices in the menu, search.
"use strict";

const pages = (function () {
  const { el, byId, fill } = elements;

  // What each page takes of what the reader has chosen: {parameter there: name of the choice}.
  const takes = {
    "index.html": { measure: "measure", year: "year", among: "among" },
    "explore.html": { measure: "measure" },
    "compare.html": {},
    "quadrant.html": { year: "year", among: "among" },
    "ranking.html": { year: "year", among: "among" },
    "nation.html": { code: "nation", year: "year", strand: "strand" },
    "group.html": { id: "group", year: "year", strand: "strand" },
    "supplier.html": { code: "supplier", strand: "strand", year: "year" },
    "flows.html": { strand: "strand", year: "year" },
    "cutoff.html": { nation: "nation", strand: "strand", year: "year", among: "among" },
    "weights.html": { year: "year" },
    "brief.html": { code: "nation", year: "year" },
  };
  const current = () => location.pathname.split("/").at(-1) || "index.html";

  /** Leads the menu to pages that show the same nation, year, measure and strand. */
  function keepChoices() {
    const own = takes[current()] ?? {};
    const kept = readKept();
    for (const [parameter, choice] of Object.entries(own)) {
      const value = address.get(parameter, null);
      if (value !== null) {
        kept[choice] = value;
      }
    }
    writeKept(kept);
    document.querySelectorAll("nav[aria-label='Pages'] a").forEach((link) => {
      const file = link.getAttribute("href").split("#")[0];
      const changes = Object.fromEntries(Object.entries(takes[file] ?? {}).filter(([, choice]) => kept[choice] !== undefined).map(([parameter, choice]) => [parameter, kept[choice]]));
      link.setAttribute("href", file + (Object.keys(changes).length > 0 ? address.changed("", changes) : ""));
    });
  }

  function readKept() {
    try {
      return JSON.parse(sessionStorage.getItem("choices")) ?? {};
    } catch {
      return {}; // storage is off: what is in this address is kept
    }
  }

  function writeKept(kept) {
    try {
      sessionStorage.setItem("choices", JSON.stringify(kept));
    } catch {
      // storage is off
    }
  }

  /** Says what is wrong, and offers what comes nearest to what was asked for. */
  async function failed(error) {
    const offers = [];
    if (error instanceof address.Missing && error.nearest !== undefined) {
      const { parameter, nearest } = error;
      const label = await nameOf(nearest);
      offers.push(" Nearest: ", el("a", { href: address.changed(location.hash, { [parameter]: nearest }) }, label), ".");
    }
    fill(byId("problem"), `This page cannot be shown: ${error.message}.`, offers);
    byId("problem").hidden = false;
    console.error(error);
  }

  async function nameOf(code) {
    const [nations, groups] = await store.loadAll("nations", "groups");
    return nations[code]?.name ?? groups[code.replace(/^group:/, "")]?.name ?? words.title(code.replace(/^(score|indicator)\//, ""));
  }

  /** Goes to the nation, the group or the measure that a text names. */
  async function go(text) {
    const [nations, groups, all] = await store.loadAll("nations", "groups", "measures");
    const places = search.places(nations, groups);
    const entries = [
      ...places,
      ...all.scores.map((s) => ({ code: "score/" + s.id, names: [words.title(s.id)] })),
      ...all.indicators.map((i) => ({ code: "indicator/" + i.id, names: [i.title] })),
    ];
    const found = search.find(text, places.filter((p) => p.names.concat(p.code).some((n) => search.plain(n) === search.plain(text)))) ?? search.find(text, entries);
    if (found === undefined) {
      byId("notice").textContent = `Nothing here is called '${text}'.`;
      byId("notice").hidden = false;
    } else if (found.includes("/")) {
      location.href = `explore.html#measure=${found}`;
    } else if (found.startsWith("group:")) {
      location.href = `group.html#id=${found.slice(6)}`;
    } else {
      location.href = "nation.html" + address.changed("", { code: found });
    }
  }

  async function offerNames() {
    const list = byId("names");
    if (list.children.length === 0) {
      const [nations, groups, all] = await store.loadAll("nations", "groups", "measures");
      fill(list, [
        ...search.places(nations, groups).map(({ names }) => el("option", { value: names[0], label: [...new Set(names.slice(1))].slice(0, 12).join(", ") })),
        ...all.indicators.map((i) => el("option", { value: i.title })),
      ]);
    }
  }

  function startSearch() {
    const field = byId("find");
    field.addEventListener("focus", offerNames);
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      go(field.value);
    });
  }

  /** Runs a page: render() now and whenever the address changes. What goes wrong is said on the page. */
  function page(render) {
    let isStale = false;
    let isDrawing = false;
    async function draw() {
      isStale = true;
      if (isDrawing) {
        return;
      }
      isDrawing = true;
      while (isStale) {
        isStale = false;
        try {
          byId("problem").hidden = true;
          keepChoices();
          const [strands, all] = await store.loadAll("strands", "measures");
          words.know(strands, all);
          await render();
          document.body.dataset.ready = "true";
          performance.mark("drawn");
        } catch (error) {
          await failed(error);
        }
      }
      isDrawing = false;
    }
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelector(".skip").addEventListener("click", (event) => {
        event.preventDefault(); // the address keeps the state
        byId("content").focus();
      });
      document.querySelectorAll("form.controls").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
      startSearch();
      addEventListener("popstate", draw);
      addEventListener("themechange", draw);
      draw();
    });
    return draw;
  }

  /** Lets selects, boxes and the slider of the year change the address, each under its own id, and the page with it. */
  function listen(draw, ...ids) {
    document.addEventListener("DOMContentLoaded", () => {
      for (const id of ids) {
        const input = byId(id);
        if (id === "year") {
          input.addEventListener("input", () => (address.slide({ year: elements.yearOf(input) }), draw()));
        } else {
          input.addEventListener("change", () => (address.set({ [id]: input.type === "checkbox" ? (input.checked ? "yes" : "no") : input.value }), draw()));
        }
      }
    });
  }

  return { page, listen };
})();

/** All rooms under one name, for the pages. */
const atlas = {
  ...store,
  ...elements,
  ...words,
  ...takeAlong,
  csv: tables.csv,
  table: tables.table,
  state: address,
  page: pages.page,
  listen: pages.listen,
};
