// What all pages share: data, the state in the address, elements, words for numbers, tables.
// Text from data reaches the page through textContent alone.
"use strict";

const atlas = (function () {
  const loading = new Map();

  // ---- data: scripts that call atlasData, since a page from disk may not fetch files

  window.atlasData = (key, value) => loading.get(key).resolve(value);

  // What the address names must not lead to other scripts than those of the release.
  const keys = /^[a-z]+(\/[A-Za-z0-9_-]+)?$/;

  function load(key) {
    if (!keys.test(key)) {
      return Promise.reject(new Error(`there is no '${key}' in this release`));
    }
    if (!loading.has(key)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      loading.set(key, entry);
      const script = document.createElement("script");
      script.src = key === "world" ? "lib/world.js" : `data/${key}.js`;
      script.onerror = () => entry.reject(new Error(`There are no data at ${script.src}`));
      document.head.append(script);
    }
    return loading.get(key).promise;
  }

  const loadAll = (...keys) => Promise.all(keys.map(load));

  /** Turns columns into rows; no columns are no rows. What repeats comes as {words, at}. */
  function rows(columns) {
    const lists = Object.entries(columns ?? {}).map(([name, list]) => [name, list.words ? list.at.map((i) => list.words[i]) : list]);
    return (lists[0]?.[1] ?? []).map((_, i) => Object.fromEntries(lists.map(([name, list]) => [name, list[i]])));
  }

  // ---- state: everything a reader chooses is in the address, after the #

  const state = {
    /** A choice of those that there are; another one in the address is an error, which the page says. */
    among(choices, name, otherwise) {
      const value = state.get(name, otherwise);
      if (!choices.includes(value)) {
        throw new Error(`this release has no ${name === "code" ? "nation" : name} '${value}'`);
      }
      return value;
    },
    get: (name, otherwise) => new URLSearchParams(location.hash.slice(1)).get(name) ?? otherwise,
    list: (name, otherwise) => {
      const text = state.get(name, null);
      return text === null ? otherwise : text.split(",").filter(Boolean);
    },
    set(changes) {
      const all = new URLSearchParams(location.hash.slice(1));
      for (const [name, value] of Object.entries(changes)) {
        all.set(name, Array.isArray(value) ? value.join(",") : value);
      }
      history.replaceState(null, "", "#" + all.toString().replaceAll("%2C", ","));
    },
  };

  // ---- elements

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
    const asked = state.get("year", null);
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

  /** Chosen nations, each a button that takes it away. */
  function chips(list, chosen, nations, change) {
    fill(
      list,
      chosen.map((code) => {
        const name = nations[code].name;
        const drop = () => change(chosen.filter((other) => other !== code));
        return el("li", {}, el("button", { type: "button", "aria-label": `Remove ${name}`, onclick: drop }, `${name} ×`));
      }),
    );
  }

  // ---- words

  const titles = {
    participation: "Participation in open source",
    dependence: "Dependence on abroad",
    control_exposure: "What others could switch off",
    activity: "Activity",
    collaboration: "Collaboration",
    models: "Models",
    base_models: "Base models",
    chips: "Chips",
    chip_equipment: "Chip-making equipment",
    computers: "Computers",
    energy_equipment: "Energy equipment",
    training_hardware: "Training hardware",
    training_foundry: "Foundries of training hardware",
    compute: "Computing power by owner",
    compute_chips: "Computing power by chip maker",
    code: "Code",
  };
  const scoreOrder = ["participation", "dependence", "control_exposure"];
  const strandOrder = [
    "chips", "chip_equipment", "computers", "energy_equipment", "base_models", "training_hardware", "training_foundry",
    "compute", "compute_chips", "code",
  ];
  const goods = "CEPII BACI, traced to origin by this project";
  const strandSources = {
    chips: goods,
    chip_equipment: goods,
    computers: goods,
    energy_equipment: goods,
    base_models: "Epoch AI, AI Models",
    training_hardware: "Epoch AI, AI Models and Machine Learning Hardware",
    training_foundry: "Epoch AI, AI Models and Machine Learning Hardware",
    compute: "Epoch AI, GPU Clusters",
    compute_chips: "Epoch AI, GPU Clusters",
    code: "GitHub Innovation Graph",
  };
  const indexSource = "index of this project, from GitHub Innovation Graph, Epoch AI and CEPII BACI";
  const tiers = { A: "tier A: coverage of 90 % and more", B: "tier B: indicators missing, or a hub" };
  const openness = {
    L0: "unknown",
    L1: "closed",
    L2: "open weights, non-commercial",
    L3: "open weights, restricted use",
    L4: "open licence",
    L5: "open science: weights, code and data",
  };
  const statuses = { final: "final", provisional: "provisional", partial: "partial year" };

  const title = (id) => titles[id] ?? id.replaceAll("_", " ");
  const byOrder = (order) => (a, b) => order.indexOf(a) - order.indexOf(b);

  /** A number to three significant digits; whole numbers as they are. */
  function number(value) {
    if (value === null || value === undefined) {
      return "–";
    }
    const size = Math.abs(value);
    const digits = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)));
    const whole = Number.isInteger(value) ? 0 : digits;
    return value.toLocaleString("en-GB", { minimumFractionDigits: 0, maximumFractionDigits: whole });
  }

  /** A share as per cent, one decimal where that says more. */
  function percent(share) {
    if (share === null || share === undefined) {
      return "–";
    }
    const value = share * 100;
    const text = value.toFixed(Math.abs(value) >= 10 || value === 0 ? 0 : 1);
    return `${value > 0 && Number(text) === 0 ? "< 0.1" : text} %`;
  }

  /** The name of a nation within a sentence: the United States, but Japan. */
  const within = (name) =>
    /^(Bahamas|Comoros|Gambia|Isle of Man|Maldives|Netherlands|Philippines|United .*|.* (Islands|Republic|Territories))$/.test(name) ? `the ${name}` : name;

  const quantity = (value, unit) => (unit === "share" ? percent(value) : number(value));

  /** An interval in words; the empty string where there is none. */
  function interval(low, high, unit) {
    return low === null || high === null || low === undefined || high === undefined
      ? ""
      : `${quantity(low, unit)} to ${quantity(high, unit)}`;
  }

  const rankInterval = (row) => (row.rank_low === null || row.rank_low === undefined ? "" : `${row.rank_low} to ${row.rank_high}`);

  /** A number of things: 1 row, 2 rows. */
  const count = (n, thing) => `${n.toLocaleString("en-GB")} ${thing}${n === 1 ? "" : "s"}`;

  // ---- what a reader downloads

  const version = () => document.body.dataset.version;

  function download(name, blob) {
    const link = el("a", { href: URL.createObjectURL(blob), download: `sovereign-ai-${version()}-${name}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  function csv(columns, rows) {
    const cell = (value) => {
      let text = value === null || value === undefined ? "" : String(value);
      // A spreadsheet must not take text for a formula.
      if (typeof value === "string" && /^[=+\-@\t\r\n]/.test(text)) {
        text = "'" + text;
      }
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = [columns.map((c) => c.id), ...rows.map((row) => columns.map((c) => c.value(row)))];
    return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  /**
   * A table. A column has id (name in CSV), label, value(row), and, where they differ, text(row), href(row) (no link where empty); number
   * columns are set right.
   */
  function table(caption, columns, rows) {
    const cell = (column, row, first) => {
      const text = column.text ? column.text(row) : (column.value(row) ?? "–");
      const href = column.href?.(row);
      const content = href ? el("a", { href }, String(text)) : String(text);
      return el(first ? "th" : "td", { scope: first ? "row" : null, class: column.number ? "number" : null }, content);
    };
    return el(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      el(
        "table",
        {},
        el("caption", {}, caption),
        el("thead", {}, el("tr", {}, columns.map((c) => el("th", { scope: "col", class: c.number ? "number" : null }, c.label)))),
        el("tbody", {}, rows.map((row) => el("tr", {}, columns.map((column, i) => cell(column, row, i === 0))))),
      ),
    );
  }

  // ---- start

  /** Runs a page: render(state) now and whenever the address changes. What goes wrong is said on the page. */
  function page(render) {
    const failed = (error) => {
      byId("problem").textContent = `This page cannot be shown: ${error.message}.`;
      byId("problem").hidden = false;
      console.error(error);
    };
    const draw = () =>
      Promise.resolve()
        .then(render)
        .then(() => {
          document.body.dataset.ready = "true";
          performance.mark("drawn");
        })
        .catch(failed);
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelector(".skip").addEventListener("click", (event) => {
        event.preventDefault(); // the address keeps the state
        byId("content").focus();
      });
      addEventListener("hashchange", draw);
      addEventListener("themechange", draw);
      draw();
    });
    return draw;
  }

  return {
    load, loadAll, rows, state, el, byId, fill, options, year, yearOf, chips, title, within, byOrder, scoreOrder, strandOrder,
    openness, statuses, strandSources, indexSource, tiers, number, percent, quantity, interval, rankInterval, count, download, csv, table, page, version,
  };
})();
