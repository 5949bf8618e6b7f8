// Participation against dependence, over the years.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, rows, number, interval } = atlas;
  const first = ["USA", "CHN", "FRA", "DEU", "IND", "JPN", "KOR"];
  let playing = null;

  const draw = atlas.page(async () => {
    const [nations, ...scores] = await loadAll("nations", "score/participation", "score/dependence");
    const [up, right] = scores.map((score) => new Map(rows(score).map((row) => [row.country + row.year, row])));
    const points = [...up.values()]
      .filter((row) => row.value !== null && (right.get(row.country + row.year)?.value ?? null) !== null)
      .map((row) => ({ code: row.country, year: row.year, name: nations[row.country].name, p: row, d: right.get(row.country + row.year) }));
    const years = [...new Set(points.map((point) => point.year))].sort();
    const year = atlas.slider(byId("year"), years, Number(state.get("year", years.at(-1))));
    const chosen = state.list("nations", first).filter((code) => nations[code]);
    const byName = (a, b) => a.name.localeCompare(b.name);
    const here = points.filter((point) => point.year === year).sort(byName);
    const known = [...new Map(points.map((point) => [point.code, point])).values()].sort(byName);
    atlas.options(byId("add"), [["", "a nation …"], ...known.filter((p) => !chosen.includes(p.code)).map((p) => [p.code, p.name])], "");
    atlas.chips(byId("chosen"), chosen, nations, (codes) => (state.set({ nations: codes }), draw()));
    const colour = (code) => figures.palette[chosen.indexOf(code) % figures.palette.length];
    const singled = here.filter((point) => chosen.includes(point.code));
    const cross = (along, colours) => ({
      ...figures.whiskers(
        singled.map((q) => (along === "x" ? [q.d.low, q.d.high, q.p.value] : [q.p.low, q.p.high, q.d.value])),
        along,
        (i) => colours(singled[i].code),
      ),
    });
    const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    figures.figure(byId("quadrant"), {
      title: `Participation against dependence, ${year}`,
      summary: `${here.length} nations have both scores.`,
      height: figures.isNarrow() ? 420 : 600,
      option: (c) => ({
        grid: { left: 48, right: 24, top: 24, bottom: 48 },
        tooltip: { formatter: (params) => (params.data?.point ? words(params.data.point) : "") },
        xAxis: figures.axis(c, { type: "value", name: "dependence →", nameLocation: "middle", nameGap: 28, min: 0, max: 100 }),
        yAxis: figures.axis(c, { type: "value", name: "participation →", nameLocation: "middle", nameGap: 32, min: 0, max: 100 }),
        series: [
          {
            type: "scatter",
            symbolSize: 7,
            itemStyle: { color: c.muted, opacity: 0.45 },
            data: here.filter((q) => !chosen.includes(q.code)).map((point) => ({ value: [point.d.value, point.p.value], point })),
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: c.muted, type: "dotted" },
              label: { color: c.muted, formatter: "median", position: "insideEndTop" },
              data: here.length === 0 ? [] : [{ xAxis: median(here.map((q) => q.d.value)) }, { yAxis: median(here.map((q) => q.p.value)) }],
            },
          },
          ...chosen.map((code) => ({
            type: "line",
            silent: true,
            symbol: "circle",
            symbolSize: 4,
            lineStyle: { color: colour(code), width: 1.5, opacity: 0.6 },
            itemStyle: { color: colour(code), opacity: 0.6 },
            data: points.filter((q) => q.code === code && q.year <= year).sort((a, b) => a.year - b.year).map((q) => [q.d.value, q.p.value]),
          })),
          cross("x", colour),
          cross("y", colour),
          {
            type: "scatter",
            symbolSize: 13,
            z: 5,
            labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
            label: { show: true, position: "right", formatter: (params) => params.data.point.name, color: c.text, textBorderColor: c.ground, textBorderWidth: 3 },
            data: singled.map((point) => ({
              value: [point.d.value, point.p.value],
              point,
              itemStyle: {
                color: point.d.status === "final" && point.p.status === "final" ? colour(point.code) : c.ground,
                borderColor: colour(point.code),
                borderWidth: 3,
              },
            })),
          },
        ],
      }),
      click: (params) => params.data?.point && (location.href = `nation.html#code=${params.data.point.code}&year=${year}`),
      legend: chosen.map((code) => ({ colour: colour(code), label: nations[code].name })),
      note: "A hollow mark: one of the two scores is provisional. Bars are the bounds of the scores; lines lead from earlier years. Bounds can reach beyond 0 and 100; the chart ends there, the table does not.",
      columns: [
        { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.code}&year=${year}` },
        { id: "country_code", label: "Code", value: (r) => r.code },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        ...[["p", "Participation"], ["d", "Dependence"]].flatMap(([key, label]) => [
          { id: label.toLowerCase(), label, number: true, value: (r) => r[key].value, text: (r) => number(r[key].value) },
          { id: label.toLowerCase() + "_low", label: "low", number: true, value: (r) => r[key].low, text: (r) => number(r[key].low) },
          { id: label.toLowerCase() + "_high", label: "high", number: true, value: (r) => r[key].high, text: (r) => number(r[key].high) },
          { id: label.toLowerCase() + "_tier", label: "tier", value: (r) => r[key].tier },
          { id: label.toLowerCase() + "_status", label: "status", value: (r) => r[key].status },
        ]),
      ],
      rows: here,
      file: `quadrant-${year}`,
    });
  });

  const words = (q) =>
    [
      q.name,
      `participation ${number(q.p.value)} (${interval(q.p.low, q.p.high)}), rank ${q.p.rank}, ${atlas.rankInterval(q.p)}`,
      `dependence ${number(q.d.value)} (${interval(q.d.low, q.d.high)}), rank ${q.d.rank}, ${atlas.rankInterval(q.d)}`,
      `tiers ${q.p.tier} and ${q.d.tier}`,
    ].join("\n");

  function play() {
    const slider = byId("year");
    if (playing) {
      clearInterval(playing);
      playing = null;
      byId("play").textContent = "Play";
      return;
    }
    byId("play").textContent = "Stop";
    slider.value = 0;
    const step = () => slider.dispatchEvent(new Event("input"));
    step();
    playing = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      step();
      if (slider.value === slider.max) {
        play();
      }
    }, 1000);
  }

  document.addEventListener("DOMContentLoaded", () => {
    byId("year").addEventListener("input", (e) => (state.set({ year: atlas.yearOf(e.target) }), draw()));
    byId("play").addEventListener("click", play);
    byId("add").addEventListener("change", (e) => (state.set({ nations: [...state.list("nations", first), e.target.value] }), draw()));
  });
})();
