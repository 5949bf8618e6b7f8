// Who depends on one nation, or on several together, and for what.
"use strict";

(function () {
  const { byId, el, state, loadAll, title, strandOrder } = atlas;

  const draw = atlas.page(async () => {
    const [nations, strands, groups] = await loadAll("nations", "strands", "groups");
    const codes = Object.keys(nations).filter((c) => c !== "UNK");
    const blocs = Object.keys(groups).map((id) => "group:" + id);
    const code = state.among([...codes, ...blocs], "code", "USA");
    const name = (c) => (c.startsWith("group:") ? groups[c.slice(6)].name : (nations[c]?.name ?? c));
    atlas.options(byId("code"), [{ label: "Together", options: blocs.map((c) => [c, name(c)]) }, { label: "Nations", options: codes.map((c) => [c, name(c)]) }], code);
    const from = atlas.within(name(code));
    byId("name").textContent = `Who depends on ${from}`;
    const strand = state.among(Object.keys(strands), "strand", strandOrder[0]);
    atlas.options(byId("strand"), strandOrder.map((s) => [s, title(s)]), strand);
    const year = atlas.year(strands[strand].years, strands[strand].whole);
    const all = await losses.from([code], year, nations, groups);
    const here = all.filter((row) => row.strand === strand);
    losses.draw(byId("dependants"), {
      title: `${title(strand)}: part of supply from ${from}, ${losses.isAdded([code], year, groups) ? "added up, " : ""}${year}`,
      note: losses.howJoined([code], year, groups),
      added: losses.isAdded([code], year, groups),
      facts: { strand, actor_codes: arithmetic.actors([code], groups, year).join("+"), is_added_up: losses.isAdded([code], year, groups) },
      rows: here,
      label: (row) => row.name,
      code: (row) => row.country,
      file: `supplier-${code.replace(":", "-")}-${strand}-${year}`,
      href: (row) => `nation.html#code=${row.country}&year=${year}`,
      source: atlas.strandSources[strand],
      counted: await losses.counts(here, [code], strand, year, nations, groups),
      empty: `No nation is known to get any from ${from} in ${year}.`,
      method: () => methods.ofStrand(strand),
      year,
      little: await losses.littleTraders(strand, year),
    });
    const counts = strandOrder.map((s) => {
      const of = all.filter((row) => row.strand === s);
      const above = (share) => of.filter((row) => row.direct >= share).length;
      const traced = (share) => (of.some((row) => row.traced !== null) ? of.filter((row) => row.traced >= share).length : null);
      return { strand: s, quarter: above(0.25), half: above(0.5), tracedQuarter: traced(0.25), tracedHalf: traced(0.5), any: of.filter((row) => Math.max(row.direct, row.traced ?? 0) >= 0.001).length };
    });
    byId("strands").replaceChildren(
      el("h2", {}, `All strands, ${year}`),
      el("p", { class: "note" }, "All nations with a row, hubs and those of mostly unknown origin as well; the sentence above counts without them."),
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

  atlas.listen(draw, "code", "strand", "year");
})();
