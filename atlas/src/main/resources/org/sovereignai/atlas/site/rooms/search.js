// Finding nations, groups and measures by what people call them.
"use strict";

const search = (function () {
  /** A text without case, accents and signs. */
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/&/g, "and").replace(/[^\p{L}\p{N}]+/gu, "");

  /** How many letters are to be changed, left out or put in to make one text of another. */
  function distance(a, b) {
    let before = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const now = [i];
      for (let j = 1; j <= b.length; j++) {
        now.push(Math.min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      before = now;
    }
    return before[b.length];
  }

  /** The choice that is written most alike; of equals the first. */
  function nearest(text, choices) {
    const wanted = plain(String(text));
    return choices.reduce(
      (best, choice) => {
        const far = distance(wanted, plain(String(choice)));
        return far < best.far ? { choice, far } : best;
      },
      { choice: undefined, far: Infinity },
    ).choice;
  }

  /**
   * The code that a text names: by code, name, other name, by the beginning of one, by a part of one, or else by the one
   * written most alike, if at most a third of its letters differ.
   *
   * entries: {code, names}
   */
  function find(text, entries) {
    const wanted = plain(text);
    if (wanted === "") {
      return undefined;
    }
    const all = entries.flatMap(({ code, names }) => [code, ...names].map((name) => ({ code, name: plain(name) })));
    const found =
      all.find((entry) => entry.name === wanted) ??
      all.find((entry) => entry.name.startsWith(wanted)) ??
      all.find((entry) => wanted.length > 2 && entry.name.includes(wanted));
    if (found) {
      return found.code;
    }
    const alike = nearest(wanted, all.map((entry) => entry.name));
    return alike && distance(wanted, alike) <= wanted.length / 3 ? all.find((entry) => entry.name === alike).code : undefined;
  }

  /** Whether all words of a text stand in one of the texts. */
  const matches = (text, ...texts) => text.split(/\s+/).filter(Boolean).every((word) => texts.some((other) => plain(other ?? "").includes(plain(word))));

  const languages = ["en", "de", "fr", "es", "pt", "it", "pl", "tr", "vi", "id", "sw", "ru", "ar", "zh", "ja", "ko", "hi"];

  /** What a nation is called elsewhere, as the browser knows it. */
  function foreignNames(alpha2) {
    if (!alpha2 || typeof Intl === "undefined" || !Intl.DisplayNames) {
      return [];
    }
    return [...new Set(languages.flatMap((language) => ["long", "short"].map((style) => namesIn(language, style).of(alpha2))))];
  }

  const namers = new Map();
  function namesIn(language, style) {
    const key = language + style;
    if (!namers.has(key)) {
      namers.set(key, new Intl.DisplayNames([language], { type: "region", style }));
    }
    return namers.get(key);
  }

  let known = null;

  /** Nations, and groups under group:ID, with all their names; made once, when somebody searches. */
  function places(nations, groups = {}) {
    known ??= [
      ...Object.entries(nations)
        .filter(([code]) => code !== "UNK")
        .map(([code, nation]) => ({ code, names: [nation.name, nation.alpha2 ?? "", ...(nation.also ?? []), ...foreignNames(nation.alpha2)].filter(Boolean) })),
      ...Object.entries(groups).map(([id, group]) => ({ code: "group:" + id, names: [group.name, id] })),
    ];
    return known;
  }

  return { plain, distance, nearest, find, matches, places };
})();
