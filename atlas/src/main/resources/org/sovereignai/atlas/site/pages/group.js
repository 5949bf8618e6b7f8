// A group of nations: its members, and the group as one importer.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, rows, quantity, percent, title, strandOrder, count } = atlas;

  const draw = atlas.page(async () => {
    const [nations, groups, strands] = await loadAll("nations", "groups", "strands");
    const ids = Object.keys(groups);
    const id = state.among(ids, "id", ids.includes("asean") ? "asean" : ids[0]);
    const group = groups[id];
    atlas.options(byId("id"), ids.map((other) => [other, groups[other].name]), id);
    const strand = state.among(Object.keys(strands), "strand", "chips");
    atlas.options(byId("strand"), strandOrder.map((s) => [s, title(s)]), strand);
    const key = state.get("measure", "score/dependence");
    const about = await measures.about(key);
    atlas.options(byId("measure"), await measures.choices(), key);
    const year = atlas.year(strands[strand].years, strands[strand].whole);
    const members = arithmetic.members(group, year).filter((code) => nations[code]);
    byId("name").textContent = group.name;
    fill(byId("lead"), `${count(members.length, "member")} in ${year}: `, members.flatMap((code, i) => [i > 0 ? ", " : "", el("a", { href: `nation.html#code=${code}&year=${year}` }, nations[code].name)]), ".");
    fill(byId("further"), [
      el("a", { href: `cutoff.html#suppliers=group:china&among=group:${id}&strand=${strand}&year=${year}` }, "What its members lose if China stops, or another"), " · ",
      el("a", { href: `explore.html#nations=group:${id}` }, "Explore its members over the years"), " · ",
      el("a", { href: `supplier.html#code=group:${id}&strand=${strand}&year=${year}` }, "Who depends on it"),
    ]);
    await standing(key, about, id, members, nations, Math.min(year, about.years.at(-1)));
    await importer(strand, id, group, members, nations, year);
  });

  /** The members by one measure. */
  async function standing(key, about, id, members, nations, year) {
    const { rows: all, texts } = await measures.values(key);
    const { remark } = await measures.remarks();
    const at = about.years.includes(year) ? Math.min(year, about.whole) : about.whole;
    const here = new Map(all.filter((row) => row.year === at).map((row) => [row.country, row]));
    const list = members
      .map((code) => ({ country: code, name: nations[code].name, year: at, ...(here.get(code) ?? { value: null, low: null, high: null, note: null }) }))
      .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.name.localeCompare(b.name));
    const known = list.filter((row) => row.value !== null);
    const middle = arithmetic.median(known.map((row) => row.value));
    figures.figure(byId("members"), {
      title: `${groupName(id)}: ${about.title.charAt(0).toLowerCase()}${about.title.slice(1)}, ${at}`,
      summary: known.length === 0 ? "" : `The middle of ${count(known.length, "member")} is ${quantity(middle, about.unit)}; highest ${known[0].name} ${quantity(known[0].value, about.unit)}, lowest ${known.at(-1).name} ${quantity(known.at(-1).value, about.unit)}.`,
      height: 60 + known.length * 26,
      legend: [{ colour: figures.palette[5], label: about.isScore ? `score, ${about.scale}, with its bounds` : `${about.unit}, with its bounds` }],
      option: (c) => ({
        grid: { left: 8, right: 32, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => told(known[of[0].dataIndex], about, remark) },
        xAxis: figures.axis(c, { type: "value", position: "top", axisLabel: { formatter: (v) => quantity(v, about.unit) } }),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: known.map((row) => figures.counted(row.name, row.n)), axisLabel: figures.names(180) }),
        series: [
          { type: "bar", barWidth: 13, itemStyle: { color: figures.palette[5] }, data: known.map((row) => row.value) },
          figures.whiskers(known.map((row, i) => [row.low, row.high, i]).filter((item) => (item[0] ?? null) !== null && item[0] !== item[1]), "x", figures.palette[0], 2),
        ],
      }),
      note: known.length < list.length ? `Without a value, with the reason in the table: ${list.slice(known.length).map((row) => row.name).join(", ")}.` : "",
      columns: [
        { id: "country_name", label: "Member", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${r.year}` },
        { id: "country_code", label: "Code", value: (r) => r.country },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => quantity(r.value, about.unit) },
        { id: "low", label: "Low", number: true, value: (r) => r.low, text: (r) => quantity(r.low, about.unit) },
        { id: "high", label: "High", number: true, value: (r) => r.high, text: (r) => quantity(r.high, about.unit) },
        { id: "rank", label: "Rank", number: true, value: (r) => r.rank ?? null },
        { id: "note", label: "Note", value: (r) => remark(r) },
      ],
      rows: known.length > 0 ? list : [],
      source: about.isScore ? atlas.indexSource : texts.source.replace(/\.$/, ""),
      method: () => methods.ofMeasure(key),
      unit: about.unit,
      file: `group-${id}-${about.id}-${at}`,
      empty: `No member has a value in ${at}.`,
    });
  }

  const groupName = (id) => byId("id").querySelector(`option[value="${id}"]`).textContent;
  const told = (row, about, remark) => [`${row.name}, ${row.year}`, `${quantity(row.value, about.unit)}${atlas.unitAfter(about.unit)}`, atlas.interval(row.low, row.high, about.unit) && `between ${atlas.interval(row.low, row.high, about.unit)}`, measures.wrapped(remark(row))].filter(Boolean).join("\n");

  /** The suppliers of all members together; each member counts by its imports, or by its cases. */
  async function importer(strand, id, group, members, nations, year) {
    const [file, flows] = await loadAll("importers/" + strand, `flow/${strand}-${year}`);
    const here = rows(file).filter((row) => row.year === year && members.includes(row.country));
    const inUsd = here.some((row) => row.imports !== null);
    const counted = here.filter((row) => !inUsd || row.imports !== null);
    const weight = new Map(counted.map((row) => [row.country, inUsd ? row.imports : row.n]));
    const total = [...weight.values()].reduce((a, b) => a + b, 0);
    const sums = new Map();
    for (const row of rows(flows).filter((flow) => weight.has(flow.country))) {
      const inside = suppliers.isSupplier(row.supplier) && members.includes(row.supplier);
      const key = inside ? "inside" : row.supplier;
      const sum = sums.get(key) ?? { supplier: key, direct: 0, traced: 0, low: 0, high: 0, isTraced: false };
      const share = weight.get(row.country) / total;
      sum.direct += share * row.direct;
      sum.traced += share * (row.traced ?? 0);
      sum.low += share * (row.low ?? 0);
      sum.high += share * (row.high ?? 0);
      sum.isTraced ||= row.traced !== null;
      sums.set(key, sum);
    }
    const name = (code) => (code === "inside" ? "members of the group" : suppliers.nameIn(nations)(code));
    const list = suppliers.inOrder([...sums.values()].map((sum) => (sum.isTraced ? { ...sum, high: Math.min(1, sum.high) } : { ...sum, traced: null, low: null, high: null })));
    const known = list.filter((row) => suppliers.isSupplier(row.supplier));
    const shown = [...known.slice(0, 12), ...list.filter((row) => !suppliers.isSupplier(row.supplier))];
    const [direct, traced] = [figures.palette[5], figures.palette[0]];
    figures.figure(byId("importer"), {
      title: `${group.name} as one importer of ${title(strand).toLowerCase()}, ${year}`,
      summary: `${suppliers.unsure(list)}Largest that are known: ${[...known].sort((a, b) => (b.traced ?? b.direct) - (a.traced ?? a.direct)).slice(0, 3).map((row) => `${name(row.supplier)} ${percent(row.direct)} direct${row.traced === null ? "" : `, ${percent(row.traced)} by origin`}`).join("; ")}.`,
      height: 50 + shown.length * 28,
      legend: [{ colour: direct, label: "direct: as bought" }, { colour: traced, label: "traced to origin" }, { hatched: true, label: "hatched: unknown" }],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => [name(shown[of[0].dataIndex].supplier), `direct ${percent(shown[of[0].dataIndex].direct)}`, `by origin ${percent(shown[of[0].dataIndex].traced)}`].join("\n") },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => name(row.supplier)), axisLabel: figures.names(200) }),
        series: [
          { type: "bar", barWidth: 12, itemStyle: { color: direct }, data: shown.map((row) => (row.supplier === "UNK" ? { value: row.direct, itemStyle: { color: c.missing, decal: figures.hatch(c.muted) } } : row.direct)) },
          { type: "scatter", symbol: "diamond", symbolSize: 10, z: 3, itemStyle: { color: traced, borderColor: c.ground, borderWidth: 1 }, data: shown.flatMap((row, i) => (row.traced === null ? [] : [[row.traced, i]])) },
        ],
      }),
      note: `Worked out in this page: the members' published shares, each weighted by its ${inUsd ? "imports" : "cases"}; ${counted.length} of ${members.length} members have them. Shares below one percent of a member are left out. What members buy from each other is one bar. Low and high add up the bounds of members.`,
      columns: [
        { id: "supplier", label: "Supplier", value: (r) => name(r.supplier), href: (r) => (r.supplier !== "inside" && suppliers.isSupplier(r.supplier) ? `supplier.html#code=${r.supplier}&strand=${strand}&year=${year}` : null) },
        { id: "supplier_code", label: "Code", value: (r) => r.supplier },
        { id: "direct_share", label: "Direct", number: true, value: (r) => r.direct, text: (r) => percent(r.direct) },
        { id: "traced_share", label: "Traced", number: true, value: (r) => r.traced, text: (r) => percent(r.traced) },
        { id: "traced_low", label: "Low", number: true, value: (r) => r.low, text: (r) => percent(r.low) },
        { id: "traced_high", label: "High", number: true, value: (r) => r.high, text: (r) => percent(r.high) },
      ],
      rows: list,
      source: `${atlas.strandSources[strand]}; weighted by this page`,
      method: () => methods.ofStrand(strand),
      unit: "share",
      year,
      file: `group-${id}-suppliers-${strand}-${year}`,
      empty: `No supply of its members is known in ${year}.`,
    });
  }

  atlas.listen(draw, "id", "strand", "measure", "year");
})();
