// Shares that come from suppliers: direct, traced with bounds, and after reallocation; for the pages supplier and cut-off.
"use strict";

const cutoffChart = (function () {
  const { percent } = atlas;
  const longest = 25;

  /** rows: direct, traced, low, high, after, irrevocable, n; the largest are drawn, all are in the table. */
  function draw(place, { title, rows, label, file, href, note, source, keepOrder, empty }) {
    const colours = { direct: figures.palette[5], traced: figures.palette[0], after: figures.palette[3] };
    const size = (row) => row.traced ?? row.direct;
    const sorted = keepOrder ? rows : [...rows].sort((a, b) => size(b) - size(a) || label(a).localeCompare(label(b)));
    const shown = keepOrder ? sorted : sorted.slice(0, longest);
    const share = (id, text, value) => ({ id, label: text, number: true, value, text: (row) => percent(value(row)) });
    figures.figure(place, {
      title,
      summary: largest([...rows].sort((a, b) => size(b) - size(a)).slice(0, 3), label),
      height: 60 + shown.length * 34,
      legend: [
        { colour: colours.direct, label: "direct" },
        { colour: colours.traced, label: "traced, with its bounds" },
        { colour: colours.after, label: "direct, after reallocation" },
      ],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (list) => words(shown[list[0].dataIndex], label) },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => figures.counted(label(row), row.n)), axisLabel: figures.names(200) }),
        series: [
          { type: "bar", name: "direct", barWidth: 12, itemStyle: { color: colours.direct }, data: shown.map((row) => row.direct) },
          { type: "bar", name: "after", barWidth: 5, barGap: "15%", itemStyle: { color: colours.after }, data: shown.map((row) => row.after) },
          figures.whiskers(shown.map((row, i) => [row.low, row.high, i]).filter((item) => item[0] !== null), "x", colours.traced, 2),
          { type: "scatter", symbol: "diamond", symbolSize: 10, z: 3, itemStyle: { color: colours.traced, borderColor: c.ground, borderWidth: 1 }, data: shown.flatMap((row, i) => (row.traced === null ? [] : [[row.traced, i]])) },
        ],
      }),
      note:
        (shown.length < rows.length ? `The largest ${shown.length} of ${rows.length} are drawn; the table here has all. ` : "") +
        "Parts that are below 0.1 % for certain are left out. Where the bounds are wide, most of the supply has no known origin. Nobody can take back: models under a licence that restricts use count by half. " + (note ?? "") + figures.fewNote(shown),
      columns: [
        { id: "name", label: "", value: label, href },
        share("lost_direct", "Direct", (row) => row.direct),
        share("lost_traced", "Traced", (row) => row.traced),
        share("lost_traced_low", "Low", (row) => row.low),
        share("lost_traced_high", "High", (row) => row.high),
        share("lost_after_reallocation", "After reallocation", (row) => row.after),
        share("irrevocable_share", "Of direct, nobody can take back", (row) => row.irrevocable),
        { id: "n", label: "n", number: true, value: (row) => row.n },
      ],
      rows: sorted,
      empty,
      source,
      file,
    });
  }

  const largest = (rows, label) =>
    `Largest: ${rows.map((row) => `${figures.counted(label(row), row.n)} ${row.traced === null ? percent(row.direct) : `${percent(row.traced)} traced (${percent(row.low)} to ${percent(row.high)})`}`).join("; ")}.`;

  const words = (row, label) =>
    [
      label(row),
      `direct ${percent(row.direct)}; after reallocation ${percent(row.after)}`,
      row.traced === null ? "not traced" : `traced ${percent(row.traced)}, between ${percent(row.low)} and ${percent(row.high)}`,
      `nobody can take back ${row.irrevocable === null ? "unknown" : percent(row.irrevocable)}`,
      `n = ${row.n}`,
    ].join("\n");

  return { draw };
})();
