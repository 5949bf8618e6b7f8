// Shares that come from suppliers: direct, traced with bounds, and after reallocation; for the pages supplier and cut-off.
"use strict";

const losses = (function () {
  const { percent } = words;
  const longest = 25;
  const merged = "XCN"; // China with Hong Kong and Macao

  /** What is said of a choice of suppliers that is no group which acts as one, and of such a group; nothing of a single nation. */
  function howJoined(chosen, year, groups) {
    const names = arithmetic.actors(chosen, groups, year);
    return names.length > 1
      ? `Added up, not followed as one: the tables have no actor of these ${names.length} together. What is sold directly adds up exactly; by origin, the sum and the sums of the bounds, which end at 100 %, only stand for what they are as one, and can be above or below it. A nation that is itself chosen loses only what the others deliver, and nothing to a group that it is in. `
      : arithmetic.expanded(chosen, groups, year).length > 1
        ? "A group acts as one: what its members sell each other is no loss, what any of them made or sold on counts once, and its members, which lose nothing to themselves, are not shown. " + (names.includes(merged) ? "China, Hong Kong and Macao are one before anything is traced: by origin it can be less than China alone, which counts what it sells to Hong Kong. " : "")
        : "";
  }

  /** Whether a choice of suppliers is more than one actor of the tables, so that what they withhold is added up. */
  const isAdded = (chosen, year, groups) => arithmetic.actors(chosen, groups, year).length > 1;

  /**
   * What every nation gets from suppliers, in all strands of a year; codes may be group:ID. One supplier, or one group that acts
   * as one, stands in the table; several are together what arithmetic.together says.
   */
  async function from(chosen, year, nations, groups) {
    const names = arithmetic.actors(chosen, groups, year);
    const codes = names.filter((code) => !nations[code] || nations[code].supplies);
    const files = await Promise.all(codes.map((code) => store.load("supplier/" + code)));
    const parts = new Map();
    files.flatMap(store.rows).filter((row) => row.year === year).forEach((row) => {
      const key = row.strand + row.country;
      parts.set(key, [...(parts.get(key) ?? []), row]);
    });
    return [...parts.values()].map((rows) => arithmetic.together(rows, names.length > 1)).map((row) => ({ ...row, name: nations[row.country]?.name ?? row.country }));
  }

  /** How many nations get more than half from there, by the rule of the findings, in words; rows: those of one strand. */
  async function counts(rows, chosen, strand, year, nations, groups) {
    const file = await store.load("importers/" + strand);
    const isTraced = rows.some((row) => row.traced !== null);
    const importers = store.rows(file).filter((row) => row.year === year).map((row) => ({ country: row.country, imports: row.imports, unknown: row.unknown_traced ?? row.unknown_direct }));
    const shares = new Map(rows.map((row) => [row.country, isTraced ? { value: row.traced, low: row.low } : { value: row.direct, low: row.direct }]));
    const suppliers = arithmetic.expanded(chosen, groups, year);
    const { of, central, certain } = arithmetic.moreThanHalf(importers, shares, (code) => suppliers.includes(code) || nations[code]?.hub);
    return of === 0
      ? ""
      : `More than half comes from there${isTraced ? ", by origin," : ""} in ${central} of ${of} nations${isTraced ? ` (by the lower bound in ${certain})` : ""}: without hubs${importers.some((row) => row.imports !== null) ? ", nations that import less than 10 million dollars of it" : ""} and nations of which more than half is of unknown ${isTraced ? "origin" : "supplier"}. `;
  }

  /** Nations that import little of a strand in a year: what they get is in tables, and leads no list. */
  async function littleTraders(strand, year) {
    return new Set(store.rows(await store.load("importers/" + strand)).filter((row) => row.year === year && arithmetic.isLittle(row)).map((row) => row.country));
  }

  // Of goods n counts the pairs that customs report, and no cases.
  const cases = (row) => (row.isGoods ? null : row.n);

  /** Whether all that comes from there was made elsewhere, by the central estimate. */
  const isSoldOn = (row) => row.traced === 0 && (row.way ?? row.direct) > 0;

  const isEstimated = (row) => row.direct_low !== null && row.direct_low !== row.direct_high;

  /** What is lost directly, with its bounds where it is estimated. */
  const direct = (row) => (row.direct === null ? "unknown" : percent(row.direct) + (isEstimated(row) ? ` (${percent(row.direct_low)} to ${percent(row.direct_high)})` : ""));

  /**
   * rows: direct with direct_low and direct_high where it is estimated, traced, low, high, after, irrevocable, n; the largest are drawn but for those of `little`, all are in the table. With `stays` the bar
   * of what nobody can take back stands beside that of what stops, never on it.
   */
  function draw(place, { title, rows, label, file, href, note, source, keepOrder, empty, stays, counted = "", method, year, code, little = new Set(), facts, added = false }) {
    const colours = { direct: figures.palette[5], traced: figures.palette[0], way: figures.palette[4], after: figures.palette[3], stays: figures.palette[2] };
    // Who makes nothing can stop what it sells on.
    const size = (row) => (isSoldOn(row) ? (row.way ?? row.direct) : (row.traced ?? row.direct ?? 0));
    const drawnSize = (row) => size(row) || (stays ? (row.irrevocable ?? 0) / 1e6 : 0);
    const sorted = keepOrder ? rows : [...rows].sort((a, b) => drawnSize(b) - drawnSize(a) || label(a).localeCompare(label(b)));
    const leading = sorted.filter((row) => !little.has(row.country));
    const shown = keepOrder ? sorted : leading.slice(0, longest);
    const share = (id, text, value) => ({ id, label: text, number: true, value, text: (row) => percent(value(row)) });
    const hasWay = rows.some((row) => row.way !== null);
    const hasStaying = stays && rows.some((row) => row.irrevocable > 0);
    figures.figure(place, {
      title,
      summary: counted + largest([...leading].sort((a, b) => drawnSize(b) - drawnSize(a)), drawnSize, label, stays),
      height: 60 + shown.length * figures.rowHeight(shown.map((row) => figures.counted(label(row), cases(row))), 200, hasStaying ? 42 : 34),
      legend: [
        { colour: colours.direct, label: stays ? "stops, direct" : "direct" },
        { colour: colours.traced, label: added ? "traced, added up, with the sums of the bounds" : "traced, with its bounds" },
        ...(hasWay ? [{ colour: colours.way, label: "made or sold on at any step" }] : []),
        { colour: colours.after, label: stays ? "stops, direct, after reallocation" : "direct, after reallocation" },
        ...(hasStaying ? [{ colour: colours.stays, label: "stays: nobody can take it back" }] : []),
        ...(shown.some(isEstimated) ? [{ hatched: true, label: "hatched: estimated, with wide bounds" }] : []),
      ],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (list) => told(shown[list[0].dataIndex], label, stays) },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => figures.counted(label(row), cases(row))), axisLabel: figures.names(200) }),
        series: [
          { type: "bar", name: "direct", barWidth: 12, itemStyle: { color: colours.direct }, data: shown.map((row) => (isEstimated(row) ? { value: row.direct, itemStyle: { decal: figures.hatch(c.ground) } } : row.direct)) },
          { type: "bar", name: "after", barWidth: 5, barGap: "15%", itemStyle: { color: colours.after }, data: shown.map((row) => row.after) },
          ...(hasStaying ? [{ type: "bar", name: "stays", barWidth: 8, itemStyle: { color: colours.stays }, data: shown.map((row) => row.irrevocable) }] : []),
          figures.whiskers(shown.map((row, i) => [row.low, row.high, i]).filter((item) => item[0] !== null), "x", colours.traced, 2),
          { type: "scatter", symbol: "diamond", symbolSize: 10, z: 3, itemStyle: { color: colours.traced, borderColor: c.ground, borderWidth: 1 }, data: shown.flatMap((row, i) => (row.traced === null ? [] : [[row.traced, i]])) },
          { type: "scatter", symbol: "rect", symbolSize: [3, 16], z: 4, itemStyle: { color: colours.way }, data: shown.flatMap((row, i) => (row.way === null ? [] : [[row.way, i]])) },
        ],
      }),
      note:
        (shown.length < rows.length ? `The largest ${shown.length} of ${rows.length} are drawn; the table here has all. ` : "") +
        (leading.length < rows.length && !keepOrder ? `${words.count(rows.length - leading.length, "nation")} that import${rows.length - leading.length === 1 ? "s" : ""} less than 10 million dollars of it ${rows.length - leading.length === 1 ? "is" : "are"} in the table alone. ` : "") +
        "Parts that are below 0.1 % for certain are left out. " + (rows.some((row) => row.isGoods) ? `${words.originBounds} ` : "") + (rows.every((row) => row.isGoods) ? "" : "Nobody can take back: models under a licence that restricts use count by half. ") + (note ?? "") + figures.fewNote(shown.map((row) => ({ n: cases(row) }))),
      columns: [
        { id: "name", label: "", value: label, href },
        share(stays ? "stops_direct" : "lost_direct", stays ? "Stops, direct" : "Direct", (row) => row.direct),
        share("lost_traced", "Traced", (row) => row.traced),
        share("lost_traced_low", "Low", (row) => row.low),
        share("lost_traced_high", "High", (row) => row.high),
        share("lost_after_reallocation", "After reallocation", (row) => row.after),
        share("irrevocable_share", stays ? "Stays: nobody can take it back" : "Of direct, nobody can take back", (row) => row.irrevocable),
        { id: "n", label: "n", number: true, value: (row) => row.n },
        { id: "code", label: "Code", value: code },
        ...(hasWay
          ? [
              share("lost_on_way", "Made or sold on", (row) => row.way),
              share("lost_on_way_low", "Low", (row) => row.way_low),
              share("lost_on_way_high", "High", (row) => row.way_high),
              share("lost_of_use", "Of use", (row) => row.of_use),
              share("lost_at_once", "Nobody replaces", (row) => row.at_once),
            ]
          : []),
        ...(rows.some(isEstimated)
          ? [
              share(stays ? "stops_direct_low" : "lost_direct_low", "Direct, low", (row) => row.direct_low ?? row.direct),
              share(stays ? "stops_direct_high" : "lost_direct_high", "Direct, high", (row) => row.direct_high ?? row.direct),
            ]
          : []),
      ],
      rows: sorted,
      empty,
      source,
      file,
      method,
      unit: "share",
      year,
      facts,
    });
  }

  const largest = (sorted, size, label, stays) => {
    const amount = (row) =>
      isSoldOn(row)
        ? (row.way === null ? `${direct(row)} direct, 0 % traced` : `${percent(row.way)} made or sold on${words.inBrackets(row.way, row.way_low, row.way_high, "share")}`)
        : row.traced === null ? direct(row) : `${percent(row.traced)} traced${words.inBrackets(row.traced, row.low, row.high, "share")}`;
    const one = (row) => `${figures.counted(label(row), cases(row))} ${amount(row)}${stays && row.irrevocable > 0 ? `, and ${percent(row.irrevocable)} stays` : ""}`;
    return sorted.length === 0 ? "" : `Largest: ${words.leading(sorted, size, one, "; ")}.`;
  };

  const told = (row, label, stays) =>
    [
      label(row),
      `${stays ? "stops, direct" : "direct"} ${direct(row)}; after reallocation ${row.after === null ? "unknown" : percent(row.after)}`,
      row.traced === null ? "not traced" : `traced ${percent(row.traced)}, between ${percent(row.low)} and ${percent(row.high)}`,
      row.way === null ? "" : `made or sold on at any step ${percent(row.way)}, between ${percent(row.way_low)} and ${percent(row.way_high)}; of what is used ${percent(row.of_use)}; if all look for others at once nobody replaces ${percent(row.at_once)}`,
      `${stays ? "stays, since nobody can take it back" : "nobody can take back"}: ${row.irrevocable === null ? "unknown" : percent(row.irrevocable)}`,
      `n = ${row.n}`,
    ].filter(Boolean).join("\n");

  return { draw, direct, from, counts, littleTraders, howJoined, isAdded };
})();
