// The data of the release: scripts that call atlasData, since a page from disk may not fetch files.
"use strict";

const store = (function () {
  const loading = new Map();

  globalThis.atlasData = (key, value) => loading.get(key).resolve(value);

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
      script.onerror = () => entry.reject(new Error(`The release has no data of ${script.src}: it was made by another edition of this program, or the site was not copied whole`));
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

  return { load, loadAll, rows };
})();
