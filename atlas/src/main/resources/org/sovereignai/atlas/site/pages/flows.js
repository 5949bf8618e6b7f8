// Who supplies whom: the same supply as bought, and traced to its origin.
"use strict";

(function () {
  const { byId, state, loadAll, rows, percent, number, title, strandOrder } = atlas;
  const suppliersDrawn = 8;

  const draw = atlas.page(async () => {
    const [nations, strands] = await loadAll("nations", "strands");
    const strand = state.among(Object.keys(strands), "strand", strandOrder[0]);
    atlas.options(byId("strand"), strandOrder.map((s) => [s, title(s)]), strand);
    const year = atlas.year(strands[strand].years, strands[strand].whole);
    const count = state.get("count", figures.isNarrow() ? "8" : "12");
    byId("count").value = count;
    const [data] = await loadAll(`flow/${strand}-${year}`);
    const name = suppliers.nameIn(nations);
    const edges = rows(data);
    // Goods weigh by what a nation imports; elsewhere every nation weighs by the cases behind its shares.
    const weight = (edge) => edge.imports ?? edge.n;
    const importers = [...new Map(edges.map((edge) => [edge.country, weight(edge)])).entries()]
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .slice(0, Number(count))
      .map(([code]) => code);
    const inUsd = edges.some((edge) => edge.imports !== null);
    const drawn = edges.filter((edge) => importers.includes(edge.country));
    const named = []; // suppliers in the order of their colours, which are the same in both figures
    sankey("direct", "As bought", (edge) => edge.direct);
    sankey("traced", "Traced to origin", (edge) => edge.traced);

    function sankey(place, words, share) {
      const all = drawn
        .filter((edge) => share(edge) > 0)
        .map((edge) => ({ ...edge, share: share(edge), amount: share(edge) * weight(edge), from: name(edge.supplier), to: name(edge.country) }));
      const totals = new Map();
      all.forEach((edge) => totals.set(edge.supplier, (totals.get(edge.supplier) ?? 0) + edge.amount));
      const large = [...totals].filter(([code]) => suppliers.isSupplier(code)).sort((a, b) => b[1] - a[1]).slice(0, suppliersDrawn).map(([code]) => code);
      named.push(...large.map(name).filter((supplier) => !named.includes(supplier)));
      const node = (code) => (code === "UNK" ? "unknown" : code === "OTH" ? "others" : large.includes(code) ? name(code) : "others");
      const links = new Map();
      const link = (from, to, amount) => {
        const key = from + "|" + to;
        const it = links.get(key) ?? { source: "from " + from, target: "to " + to, value: 0 };
        it.value += amount;
        links.set(key, it);
      };
      all.forEach((edge) => link(node(edge.supplier), edge.to, edge.amount));
      // What is below one percent is not in the file, and is known to be there.
      importers.forEach((code) => {
        const mine = all.filter((edge) => edge.country === code);
        const rest = 1 - mine.reduce((sum, edge) => sum + edge.share, 0);
        if (mine.length > 0 && rest > 1e-4) {
          link("others", name(code), rest * weight(mine[0]));
        }
      });
      const colour = (from) => (from === "unknown" ? null : from === "others" ? "#999999" : figures.palette[named.indexOf(from) % figures.palette.length]);
      const plain = (text) => text.replace(/^(from|to) /, "");
      figures.figure(byId(place), {
        title: `${title(strand)}, ${year}: ${words.toLowerCase()}`,
        summary: large.slice(0, 3).map((code) => `${atlas.opening(name(code))} supplies ${percent(totals.get(code) / [...links.values()].reduce((sum, link) => sum + link.value, 0))} of what is drawn`).join("; ") + ".",
        height: figures.isNarrow() ? 420 : 560,
        option: (c) => ({
          tooltip: {
            formatter: (params) =>
              params.dataType === "edge"
                ? `${plain(params.data.source)} to ${plain(params.data.target)}\n${amount(params.data.value)}`
                : `${plain(params.name)}\n${amount(params.value)}`,
          },
          series: [
            {
              type: "sankey",
              top: 10, bottom: 10, left: figures.isNarrow() ? 84 : 110, right: figures.isNarrow() ? 84 : 120,
              nodeGap: 6,
              nodeWidth: 12,
              draggable: false,
              label: { color: c.text, fontSize: 12, formatter: (params) => plain(params.name), textBorderColor: c.ground, textBorderWidth: 2, width: figures.isNarrow() ? 80 : 105, overflow: "break", lineHeight: 13 },
              lineStyle: { color: "source", opacity: 0.45 },
              emphasis: { focus: "adjacency" },
              data: [...new Set([...links.values()].flatMap((l) => [l.source, l.target]))].map((id) => ({
                name: id,
                label: { position: id.startsWith("from ") ? "left" : "right" },
                itemStyle: { color: id.startsWith("from ") ? (colour(plain(id)) ?? c.missing) : c.muted, borderColor: c.line },
              })),
              links: [...links.values()].map((l) => (l.source === "from unknown" ? { ...l, lineStyle: { color: c.muted, opacity: 0.25 } } : l)),
            },
          ],
        }),
        note: `The ${importers.length} nations with most ${inUsd ? "imports" : "known cases"}; width is share times ${inUsd ? "imports in US dollars" : "number of cases"}. Left: suppliers, the largest ${suppliersDrawn} by name. Bounds of traced shares are in the table.${all.some((row) => row.basis) ? ` ${atlas.originBounds}` : ""}`,
        columns: [
          { id: "supplier", label: "Supplier", value: (r) => r.from, href: (r) => suppliers.isSupplier(r.supplier) && `supplier.html#code=${r.supplier}&strand=${strand}&year=${year}` },
          { id: "nation", label: "Nation", value: (r) => r.to, href: (r) => `nation.html#code=${r.country}&year=${year}` },
          { id: "direct_share", label: "Direct", number: true, value: (r) => r.direct, text: (r) => percent(r.direct) },
          { id: "traced_share", label: "Traced", number: true, value: (r) => r.traced, text: (r) => percent(r.traced) },
          { id: "traced_low", label: "Low", number: true, value: (r) => r.low, text: (r) => percent(r.low) },
          { id: "traced_high", label: "High", number: true, value: (r) => r.high, text: (r) => percent(r.high) },
          { id: "imports_usd", label: "Imports of the nation, US$", number: true, value: (r) => r.imports, text: (r) => number(r.imports) },
          { id: "n", label: "n", number: true, value: (r) => r.n },
          ...suppliers.basisColumns(all),
          { id: "supplier_code", label: "Supplier, code", value: (r) => r.supplier },
          { id: "country_code", label: "Nation, code", value: (r) => r.country },
        ],
        rows: all.sort((a, b) => b.amount - a.amount),
        source: atlas.strandSources[strand],
        method: () => methods.ofStrand(strand),
        unit: "share",
        year,
        file: `flows-${place}-${strand}-${year}`,
      });
    }

    function amount(value) {
      return inUsd ? `${number(value / 1e6)} million US$` : `${number(value)} case${value === 1 ? "" : "s"}`;
    }
  });

  atlas.listen(draw, "strand", "count", "year");
})();
