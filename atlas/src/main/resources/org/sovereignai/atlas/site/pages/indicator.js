// The catalogue: every indicator with its definition, formula, sources, coverage, caveats, map, ranking and download.
"use strict";

(function () {
  const { byId, el, fill, state, load, rows, quantity, title, strandOrder } = atlas;
  const kinds = { participation: "participation", dependence: "dependence", annotation: "for orientation" };

  const draw = atlas.page(async () => {
    const [list, release] = [await load("measures"), await load("release")];
    const ids = list.indicators.map((i) => i.id);
    const asked = state.get("id", null);
    for (const id of ["one", "map", "ranking", "coverage"]) {
      byId(id).hidden = asked === null;
    }
    byId("year").closest("form").hidden = asked === null;
    catalogue(list.indicators);
    if (asked === null) {
      byId("title").textContent = `Indicators (${ids.length})`;
      byId("about").textContent = "Every indicator has a page: choose one.";
      document.title = `Indicators · Sovereign AI Indicators ${atlas.version()}`;
      return;
    }
    const id = state.among(ids, "id");
    const key = "indicator/" + id;
    const about = await measures.about(key);
    const { rows: all, texts } = await measures.values(key);
    const { remark } = await measures.remarks();
    const nations = await load("nations");
    const year = atlas.year(about.years, about.whole);
    byId("title").textContent = about.title;
    byId("about").textContent = `${texts.question ? `${texts.question} ` : ""}${texts.formula.charAt(0).toUpperCase()}${texts.formula.slice(1)}.`;
    const save = () => atlas.download(`${id}.csv`, new Blob([atlas.csv(columns(about, remark, texts), all.map((row) => ({ ...row, name: nations[row.country]?.name ?? row.country })))], { type: "text/csv" }));
    fill(byId("one"), [
      methods.list([{ term: "Name in the tables", text: id }, ...(await methods.ofMeasure(key)).filter((fact) => fact.term !== "More")]),
      el("p", {}, el("button", { type: "button", onclick: save }, "Save all nations and years as CSV"), " ", el("a", { href: `explore.html#measure=${key}` }, "Explore it"), "; all indicators: ", el("a", { href: "data.html#table=indicator_value" }, "table indicator_value"), `, release ${release.version}.`),
    ]);
    await maps.draw(byId("map"), key, about, year);
    ranking(id, about, all, year, nations, remark, texts);
    coverage(id, about, texts);
  });

  const columns = (about, remark, texts) => [
    { id: "country_name", value: (r) => r.name },
    { id: "country_code", value: (r) => r.country },
    { id: "year", value: (r) => r.year },
    { id: about.id, value: (r) => r.value },
    { id: "low", value: (r) => r.low },
    { id: "high", value: (r) => r.high },
    { id: "n", value: (r) => r.n },
    { id: "coverage", value: (r) => r.coverage },
    { id: "data_status", value: (r) => r.status },
    { id: "note", value: (r) => remark(r) },
    { id: "unit", value: () => about.unit },
    { id: "source", value: () => texts.source },
    { id: "release", value: () => atlas.version() },
  ];

  function ranking(id, about, all, year, nations, remark, texts) {
    const here = all.filter((row) => row.year === year && row.value !== null && nations[row.country] && row.country !== "UNK").map((row) => ({ ...row, name: nations[row.country].name }));
    arithmetic.ranks(here.map((row) => row.value)).forEach((rank, i) => (here[i].rank = rank));
    here.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
    const shown = here.slice(0, 20);
    figures.figure(byId("ranking"), {
      title: `${about.title}: highest in ${year}`,
      summary: here.length === 1 ? "1 economy has a value." : `${here.length} economies have a value.`,
      height: 60 + shown.length * figures.rowHeight(shown.map((row) => figures.counted(row.name, row.n)), 180, 24),
      option: (c) => ({
        grid: { left: 8, right: 32, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => [shown[of[0].dataIndex].name, measures.inFull(shown[of[0].dataIndex].value, about), atlas.between(shown[of[0].dataIndex].low, shown[of[0].dataIndex].high, about.unit)].filter(Boolean).join("\n") },
        xAxis: figures.axis(c, { type: "value", position: "top", axisLabel: { formatter: (v) => quantity(v, about.unit) } }),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => figures.counted(row.name, row.n)), axisLabel: figures.names(180) }),
        series: [
          { type: "bar", barWidth: 13, itemStyle: { color: figures.palette[5] }, data: shown.map((row) => row.value) },
          figures.whiskers(shown.map((row, i) => [row.low, row.high, i]).filter((item) => item[0] !== null && item[0] !== item[1]), "x", figures.palette[0], 2),
        ],
      }),
      note: `The first ${shown.length} of ${here.length} by value alone; where bounds overlap, the order is not certain.${figures.fewNote(shown)}`,
      columns: [
        { id: "rank", label: "Place", number: true, value: (r) => r.rank },
        { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${year}` },
        { id: "country_code", label: "Code", value: (r) => r.country },
        { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => quantity(r.value, about.unit) },
        { id: "low", label: "Low", number: true, value: (r) => r.low, text: (r) => quantity(r.low, about.unit) },
        { id: "high", label: "High", number: true, value: (r) => r.high, text: (r) => quantity(r.high, about.unit) },
        { id: "n", label: "n", number: true, value: (r) => r.n },
        { id: "data_status", label: "Status", value: (r) => r.status },
        { id: "note", label: "Note", value: (r) => remark(r) },
      ],
      rows: here,
      source: texts.source.replace(/\.$/, ""),
      method: () => methods.ofMeasure("indicator/" + id),
      unit: about.unit,
      year,
      file: `${id}-ranking-${year}`,
      empty: `No nation has a value in ${year}.`,
    });
  }

  function coverage(id, about, texts) {
    const years = (texts.nations ?? "").split(" ").filter(Boolean).map((part) => part.split(":").map(Number));
    fill(byId("coverage"), el("h2", {}, "Coverage"), atlas.table("Economies with a value, by year", [
      { id: "year", label: "Year", number: true, value: ([year]) => year },
      { id: "economies", label: "Economies", number: true, value: ([, economies]) => economies },
      { id: "state", label: "State", value: ([year]) => (year > about.whole ? "partial: the year is not over in the source" : "whole") },
    ], years));
  }

  function catalogue(all) {
    const place = (i) => [...strandOrder, "none"].indexOf(strandOrder.includes(i.strand) ? i.strand : "none");
    const sorted = [...all].sort((a, b) => place(a) - place(b) || a.dimension.localeCompare(b.dimension) || a.title.localeCompare(b.title));
    fill(byId("catalogue"), el("h2", {}, "All indicators"), atlas.table("By strand and kind; a word narrows them", [
      { id: "title", label: "Indicator", value: (i) => i.title, href: (i) => `indicator.html#id=${i.id}` },
      { id: "strand", label: "Strand", value: (i) => (strandOrder.includes(i.strand) ? title(i.strand) : "all") },
      { id: "kind", label: "Kind", value: (i) => kinds[i.dimension] ?? i.dimension },
      { id: "unit", label: "Unit", value: (i) => i.unit },
      { id: "years", label: "Years", value: (i) => `${i.first} to ${i.last}`, text: (i) => `${i.first}\u00a0to\u00a0${i.last}` },
      { id: "indicator", label: "Name in the tables", value: (i) => i.id },
    ], sorted));
  }

  atlas.listen(draw, "year");
})();
