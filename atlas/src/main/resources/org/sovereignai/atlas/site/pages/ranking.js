// Ranks with their intervals.
"use strict";

(function () {
  const { byId, state, loadAll, rows, number, title, scoreOrder } = atlas;

  const draw = atlas.page(async () => {
    const id = state.among(scoreOrder, "score", "participation");
    const [nations, groups, all] = await loadAll("nations", "groups", "score/" + id);
    const { note, remark } = await measures.remarks();
    atlas.options(byId("score"), scoreOrder.map((s) => [s, title(s)]), id);
    const list = rows(all).map((row) => ({ ...row, name: nations[row.country]?.name ?? row.country }));
    const years = [...new Set(list.filter((row) => row.rank !== null).map((row) => row.year))].sort();
    const year = atlas.year(years, years.at(-1));
    const among = filters.among(nations, groups);
    const count = state.get("count", "30");
    byId("count").value = count;
    const here = list.filter((row) => row.year === year && among.has(row.country, year));
    const ranked = here.filter((row) => row.rank !== null).sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
    const shown = count === "all" ? ranked : ranked.slice(0, Number(count));
    const ones = arithmetic.takenAsOne(here.map((row) => row.country), nations, (code) => list.some((row) => row.country === code && row.year === year && row.rank !== null));
    const asOne = new Map(ones.flatMap(({ code, members }) => members.map((member) => [member, code])));
    const named = (codes) => codes.map((code) => nations[code]?.name ?? code);
    const tiers = { A: figures.palette[0], B: figures.palette[3] };
    figures.figure(byId("ranking"), {
      title: `${title(id)}: ranks${among.label && ` of ${among.label}`} in ${year}`,
      summary: shown.length === 0 ? "" : `First: ${shown.slice(0, 3).map((row) => `${row.name} (rank ${row.rank_low === row.rank_high ? row.rank_low : atlas.rankInterval(row)})`).join(", ")}.`,
      height: 60 + shown.length * figures.rowHeight(shown.map((row) => row.name), 210, 20),
      legend: [
        { colour: tiers.A, label: atlas.tiers.A },
        { colour: tiers.B, label: atlas.tiers.B },
        { colour: tiers.A, hollow: true, label: "hollow: provisional" },
      ],
      option: (c) => ({
        grid: { left: 8, right: 16, top: 30, bottom: 10, containLabel: true },
        tooltip: { formatter: (params) => (params.data?.row ? words(id, params.data.row) : "") },
        xAxis: figures.axis(c, { type: "value", position: "top", min: 1, minInterval: 1 }),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => row.name), axisLabel: figures.names(210) }),
        series: [
          figures.whiskers(shown.map((row, i) => [row.rank_low, row.rank_high, i]), "x", (i) => tiers[shown[i].tier], 2),
          {
            type: "scatter",
            symbolSize: 10,
            z: 3,
            data: shown.map((row, i) => ({
              value: [row.rank, i],
              row,
              itemStyle: { color: row.status === "final" ? tiers[row.tier] : c.ground, borderColor: tiers[row.tier], borderWidth: 2 },
            })),
          },
        ],
      }),
      click: (params) => params.data?.row && (location.href = `nation.html#code=${params.data.row.country}&year=${year}`),
      note: `${ranked.length} ${ranked.length === 1 ? "nation is" : "nations are"} ranked${among.label && ` of ${among.label}, by ${ranked.length === 1 ? "its place" : "their places"} among all`}; 1 is the highest score${id.startsWith("participation") ? "" : ", the most dependent"}. Scores: ${atlas.scoreUnit(id)}. Where two intervals overlap, the order is not certain; the table index_rank_pair says how likely it is. A rank outside its interval: most other choices put the nation elsewhere.${ones.map(({ members, others }) => ` ${atlas.asOne(named(members), named(others), "ranked")}.`).join("")}`,
      columns: columns(year, remark),
      rows: shown,
      empty: `No nation has a rank here in ${year}; the list below says why.`,
      source: atlas.indexSource,
      method: () => methods.ofMeasure("score/" + id),
      unit: atlas.scoreUnit(id),
      year,
      file: `ranking-${id}${among.file}-${year}`,
    });
    const unranked = here.filter((row) => row.rank === null).sort((a, b) => a.name.localeCompare(b.name));
    const without = Object.keys(nations).filter((code) => code !== "UNK" && !nations[code].merged && among.has(code, year) && !here.some((row) => row.country === code)).length;
    byId("unranked").replaceChildren(
      atlas.el("h2", {}, `Not ranked in ${year}: ${unranked.length}`),
      atlas.table("Nations without a rank, and why", [
        { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}` },
        { id: "note", label: "Why", value: (r) => note(r.note), href: (r) => asOne.has(r.country) && `nation.html#code=${asOne.get(r.country)}&year=${year}` },
      ], unranked),
      atlas.el("p", { class: "note" }, without > 0 ? `Of ${without} more ${without === 1 ? "economy" : "economies"} no part of it has a value.` : ""),
    );
  });

  const words = (id, row) =>
    [row.name, `rank ${row.rank}, 90 % between ${row.rank_low} and ${row.rank_high}`, `score ${atlas.scored(id, row.value)} (${number(row.low)} to ${number(row.high)})`, `tier ${row.tier}, ${atlas.statuses[row.status]}`].join("\n");

  const columns = (year, remark) => [
    { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${year}` },
    { id: "country_code", label: "Code", value: (r) => r.country },
    { id: "rank", label: "Rank", number: true, value: (r) => r.rank },
    { id: "rank_low", label: "5 %", number: true, value: (r) => r.rank_low },
    { id: "rank_median", label: "Median", number: true, value: (r) => r.rank_median },
    { id: "rank_high", label: "95 %", number: true, value: (r) => r.rank_high },
    { id: "score", label: "Score", number: true, value: (r) => r.value, text: (r) => number(r.value) },
    { id: "score_low", label: "Low", number: true, value: (r) => r.low, text: (r) => number(r.low) },
    { id: "score_high", label: "High", number: true, value: (r) => r.high, text: (r) => number(r.high) },
    { id: "coverage", label: "Coverage", number: true, value: (r) => r.coverage, text: (r) => atlas.percent(r.coverage) },
    { id: "tier", label: "Tier", value: (r) => r.tier },
    { id: "data_status", label: "Status", value: (r) => r.status },
    { id: "note", label: "Note", value: (r) => remark(r) },
  ];

  atlas.listen(draw, "score", "among", "count", "year");
})();
