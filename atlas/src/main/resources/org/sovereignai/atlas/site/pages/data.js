// Every table with its columns, downloads, citation, and what changed since the release before.
"use strict";

(function () {
  const { byId, el, fill, loadAll, state } = atlas;
  const size = (bytes) => (bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`);

  atlas.page(async () => {
    const [release, all] = await loadAll("release", "tables");
    const open = state.get("table", "");
    fill(byId("facts"), [
      el("p", {}, `Release ${release.version} of ${release.created}. Licence: ${release.licence.title} (${release.licence.name}).`),
      el("p", {}, "Cite: ", el("code", {}, `Sovereign AI Indicators, release ${release.version} (${release.created}), CC BY 4.0`), ", and the sources below."),
      el("details", {}, el("summary", {}, `What else is in the release (${all.files.length + 1} files)`), el("ul", {},
        [...all.files, { path: "datapackage.json", title: "Manifest: size and hash of every file and every input" }].map((file) =>
          el("li", {}, el("a", { href: `${all.path}/${file.path}` }, file.path), ` ${file.title}`)))),
      all.withheld.length > 0 ? el("p", {}, `Not published, because the licence of a source forbids it: ${all.withheld.join(", ")}.`) : null,
    ]);
    const changed = all.tables.filter((t) => t.change && t.change !== "same");
    fill(byId("changes"), [
      el("h2", {}, "Changes since the last release"),
      !all.previous
        ? el("p", {}, "There was no release before this one.")
        : changed.length === 0 && all.gone.length === 0
          ? el("p", {}, `No table changed since release ${all.previous}.`)
          : [el("p", {}, `Since release ${all.previous}, ${changed.filter((t) => t.change === "changed").length} of ${atlas.count(all.tables.length, "table")} changed; those that are not listed are the same.`),
            atlas.table(`Since release ${all.previous}`, [
              { id: "table", label: "Table", value: (r) => r.name, href: (r) => (r.change === "gone" ? "data.html" : `data.html#table=${r.name}`) },
              { id: "change", label: "Change", value: (r) => r.change },
              { id: "rows_before", label: "Rows before", number: true, value: (r) => r.rows_before, text: (r) => atlas.number(r.rows_before) },
              { id: "rows", label: "Rows now", number: true, value: (r) => r.rows, text: (r) => atlas.number(r.rows) },
            ], [...changed, ...all.gone.map((name) => ({ name, change: "gone" }))])],
      all.previous && all.files.some((file) => file.path === "changes.md")
        ? el("p", {}, "Value by value, with reasons: ", el("a", { href: `${all.path}/changes.md` }, "changes.md"), ".")
        : null,
    ]);
    fill(byId("tables"), [
      el("h2", {}, `Tables (${all.tables.length})`),
      all.tables.map((t) =>
        el("details", { id: "table-" + t.name, open: t.name === open }, [
          el("summary", {}, el("code", {}, t.name), ` ${t.title}: ${t.rows.toLocaleString("en-GB")} rows`),
          el("p", {}, t.description),
          t.warnings.map((code) => el("p", { class: "note" }, all.warnings[code] ?? code)),
          el("p", {}, el("a", { href: `${all.path}/${t.path}`, download: true }, `${t.path} (${size(t.bytes)})`), " ",
            el("a", { href: t.csv, download: true }, t.csv.split("/").at(-1))),
          el("p", { class: "note" }, "Key: ", el("code", {}, t.key.join(", ")), "; ", t.hash),
          atlas.table(`Columns of ${t.name}`, [
            { id: "name", label: "Column", value: (r) => r.name },
            { id: "type", label: "Type", value: (r) => r.type },
            { id: "unit", label: "Unit", value: (r) => r.unit },
            { id: "description", label: "Meaning", value: (r) => r.description },
          ], t.columns),
        ]),
      ),
    ]);
    byId("table-" + open)?.scrollIntoView();
    fill(byId("sources"), [
      el("h2", {}, "Sources"),
      el("dl", {}, release.sources.flatMap((s) => [
        el("dt", {}, s.title),
        el("dd", {}, `${s.citation}. Licence ${s.licence}; edition ${s.vintage}. `, el("a", { href: /^https?:/.test(s.path) ? s.path : "#", rel: "noreferrer" }, s.path)),
      ])),
    ]);
  });
})();
