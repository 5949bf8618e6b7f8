// The state of a page: everything a reader chooses is in the address, after the #; every choice is a step of the history.
"use strict";

const address = (function () {
  const parse = (hash) => new URLSearchParams(hash.replace(/^#/, ""));

  /** The hash with changes; null takes a choice away. */
  function changed(hash, changes) {
    const all = parse(hash);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) {
        all.delete(name);
      } else {
        all.set(name, Array.isArray(value) ? value.join(",") : value);
      }
    }
    return "#" + all.toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":");
  }

  /** Says what is not there, and knows what comes nearest. */
  class Missing extends Error {
    constructor(name, value, choices) {
      super(`this release has no ${name === "code" ? "nation" : name} '${value}'`);
      this.parameter = name;
      this.nearest = search.nearest(value, choices);
    }
  }

  const get = (name, otherwise) => parse(location.hash).get(name) ?? otherwise;

  let slid = 0;

  return {
    parse,
    changed,
    Missing,
    get,
    /** A choice of those that there are; another one in the address is an error, which the page says. */
    among(choices, name, otherwise) {
      const value = get(name, otherwise);
      if (!choices.includes(value)) {
        throw new Missing(name, value, choices);
      }
      return value;
    },
    /** All of a list are there; another one is an error likewise. */
    allAmong(choices, list, name) {
      const stranger = list.find((value) => !choices.includes(value));
      if (stranger !== undefined) {
        throw Object.assign(new Missing(name, stranger, choices), { parameter: name + "s" });
      }
    },
    list(name, otherwise) {
      const text = get(name, null);
      return text === null ? otherwise : text.split(",").filter(Boolean);
    },
    /** A step of the history, so that Back undoes it. */
    set(changes) {
      slid = 0;
      const next = changed(location.hash, changes);
      if (next !== location.hash) {
        history.pushState(null, "", next);
      }
    },
    /** A move of a slider: those that follow each other within a second and a half are one step. */
    slide(changes) {
      const now = Date.now();
      history[now - slid < 1500 ? "replaceState" : "pushState"](null, "", changed(location.hash, changes));
      slid = now;
    },
  };
})();
