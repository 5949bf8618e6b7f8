// Who depends on one nation, and for what.
"use strict";

(function () {
  const { byId, state, load, loadAll, rows, title, strandOrder, byOrder } = atlas;

  const draw = atlas.page(async () => {
    const [nations, strands] = await loadAll("nations", "strands");
    const codes = Object.keys(nations).filter((c) => c !== "UNK");
    const code = state.among(codes, "code", "USA");
    const name = (c) => nations[c]?.name ?? c;
    atlas.options(byId("code"), codes.map((c) => [c, name(c)]), code);
    const from = atlas.within(name(code));
    byId("name").textContent = `Who depends on ${from}`;
    const strand = state.among(Object.keys(strands), "strand", "chips");
    atlas.options(byId("strand"), Object.keys(strands).sort(byOrder(strandOrder)).map((s) => [s, title(s)]), strand);
    const years = strands[strand];
    const year = atlas.year(years, 2024);
    const data = nations[code].supplies ? await load("supplier/" + code) : null;
    const all = rows(data).filter((row) => row.year === year).map((row) => ({ ...row, name: name(row.country) }));
    const here = all.filter((row) => row.strand === strand);
    cutoffChart.draw(byId("dependants"), {
      title: `${title(strand)}: part of supply from ${from}, ${year}`,
      rows: here,
      label: (row) => row.name,
      file: `supplier-${code}-${strand}-${year}`,
      href: (row) => `nation.html#code=${row.country}&year=${year}`,
      source: atlas.strandSources[strand],
      empty: `No nation is known to get any from ${from} in ${year}.`,
    });
    const counts = Object.keys(strands).sort(byOrder(strandOrder)).map((s) => {
      const of = all.filter((row) => row.strand === s);
      const above = (share) => of.filter((row) => row.direct >= share).length;
      const traced = (share) => (of.some((row) => row.traced !== null) ? of.filter((row) => row.traced >= share).length : null);
      return { strand: s, quarter: above(0.25), half: above(0.5), tracedQuarter: traced(0.25), tracedHalf: traced(0.5), any: of.filter((row) => Math.max(row.direct, row.traced ?? 0) >= 0.001).length };
    });
    byId("strands").replaceChildren(
      atlas.el("h2", {}, `All strands, ${year}`),
      atlas.table(`Number of nations that get at least so much from ${from}`, [
        { id: "strand", label: "Strand", value: (r) => title(r.strand), href: (r) => `supplier.html#code=${code}&strand=${r.strand}&year=${year}` },
        { id: "half_direct", label: "half, direct", number: true, value: (r) => r.half },
        { id: "half_traced", label: "half, traced", number: true, value: (r) => r.tracedHalf },
        { id: "quarter_direct", label: "a quarter, direct", number: true, value: (r) => r.quarter },
        { id: "quarter_traced", label: "a quarter, traced", number: true, value: (r) => r.tracedQuarter },
        { id: "any", label: "a thousandth", number: true, value: (r) => r.any },
      ], counts),
    );
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const name of ["code", "strand"]) {
      byId(name).addEventListener("change", (e) => (state.set({ [name]: e.target.value }), draw()));
    }
    byId("year").addEventListener("input", (e) => (state.set({ year: atlas.yearOf(e.target) }), draw()));
  });
})();
