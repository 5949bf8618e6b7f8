// What every nation loses if the chosen suppliers stop.
"use strict";

(function () {
  const { byId, state, load, loadAll, rows, title, strandOrder, byOrder } = atlas;
  // The rule of the table cutoff_exposure: every other known supplier delivers up to a quarter more.
  const slack = 0.25;

  /** Sum over the suppliers; the reallocation anew, since only those that go on can deliver more. */
  function together(parts) {
    const sum = (name) => parts.reduce((total, part) => (total === null || part[name] === null ? null : total + part[name]), 0);
    const { country, strand, known, n } = parts[0];
    const direct = sum("direct");
    const after = parts.length === 1 ? parts[0].after : Math.max(0, direct - slack * (known - direct));
    const high = sum("high");
    return { country, strand, n, direct, traced: sum("traced"), low: sum("low"), high: high === null ? null : Math.min(1, high), after, irrevocable: sum("irrevocable") };
  }

  const draw = atlas.page(async () => {
    const [nations, strands] = await loadAll("nations", "strands");
    const name = (code) => nations[code].name;
    const chosen = state.list("suppliers", ["USA"]);
    const stranger = chosen.find((code) => !nations[code]);
    if (stranger) {
      throw new Error(`this release has no supplier '${stranger}'`);
    }
    const codes = Object.keys(nations).filter((code) => code !== "UNK");
    atlas.options(byId("add"), [["", "a supplier …"], ...codes.filter((c) => !chosen.includes(c)).map((c) => [c, name(c)])], "");
    atlas.chips(byId("chosen"), chosen, nations, (next) => (state.set({ suppliers: next }), draw()));
    const strand = state.among(Object.keys(strands), "strand", "chip_equipment");
    const nation = state.among(codes, "nation", "FRA");
    atlas.options(byId("strand"), Object.keys(strands).sort(byOrder(strandOrder)).map((s) => [s, title(s)]), strand);
    atlas.options(byId("nation"), codes.map((c) => [c, name(c)]), nation);
    const year = atlas.year(strands[strand], 2024);
    const files = await Promise.all(chosen.filter((code) => nations[code].supplies).map((code) => load("supplier/" + code)));
    const groups = new Map();
    files.flatMap(rows).filter((row) => row.year === year).forEach((row) => {
      const key = row.strand + row.country;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    });
    const losses = [...groups.values()].map(together).map((row) => ({ ...row, name: name(row.country) }));
    const who = chosen.map((code) => atlas.within(name(code))).join(" and ") || "nobody";
    const nothing = chosen.length === 0 ? "Choose a supplier above." : `No supply of ${year} is known to come from ${who}.`;
    const added = chosen.length > 1 ? "With several suppliers, shares and bounds are sums; the upper bound is at most 100 %, and a nation that is itself chosen loses only what the others deliver." : "";
    cutoffChart.draw(byId("losses"), {
      title: `${title(strand)}: loss if ${who} stopped, ${year}`,
      rows: losses.filter((row) => row.strand === strand),
      label: (row) => row.name,
      href: (row) => `nation.html#code=${row.country}&year=${year}`,
      source: atlas.strandSources[strand],
      file: `cutoff-${chosen.join("-")}-${strand}-${year}`,
      note: added,
      empty: nothing,
    });
    cutoffChart.draw(byId("strands"), {
      title: `${name(nation)}: loss by strand if ${who} stopped, ${year}`,
      rows: losses.filter((row) => row.country === nation).sort((a, b) => strandOrder.indexOf(a.strand) - strandOrder.indexOf(b.strand)),
      label: (row) => title(row.strand),
      href: (row) => `supplier.html#code=${chosen[0]}&strand=${row.strand}&year=${year}`,
      source: "CEPII BACI, traced to origin by this project; Epoch AI; GitHub Innovation Graph",
      file: `cutoff-${chosen.join("-")}-${nation}-${year}`,
      keepOrder: true,
      note: added,
      empty: nothing,
    });
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const id of ["strand", "nation"]) {
      byId(id).addEventListener("change", (e) => (state.set({ [id]: e.target.value }), draw()));
    }
    byId("add").addEventListener("change", (e) => (state.set({ suppliers: [...state.list("suppliers", ["USA"]), e.target.value] }), draw()));
    byId("year").addEventListener("input", (e) => (state.set({ year: atlas.yearOf(e.target) }), draw()));
  });
})();
