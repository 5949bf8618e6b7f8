// Participation against dependence, over the years.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, rows, number, interval } = atlas;
  const first = ["USA", "XCN", "FRA", "DEU", "IND", "JPN", "KOR"];
  let playing = null;
  let shown = first;

  const draw = atlas.page(async () => {
    const [nations, groups, ...scores] = await loadAll("nations", "groups", "score/participation_intensity", "score/dependence");
    const [up, right] = scores.map((score) => new Map(rows(score).map((row) => [row.country + row.year, row])));
    const points = [...up.values()]
      .filter((row) => row.value !== null && (right.get(row.country + row.year)?.value ?? null) !== null)
      .map((row) => ({ code: row.country, year: row.year, name: nations[row.country].name, p: row, d: right.get(row.country + row.year) }));
    const years = [...new Set(points.map((point) => point.year))].sort();
    const year = atlas.year(years, years.at(-1));
    const among = filters.among(nations, groups);
    const byName = (a, b) => a.name.localeCompare(b.name);
    const all = points.filter((point) => point.year === year).sort(byName);
    const asked = state.list("nations", null);
    const inside = all.filter((point) => among.has(point.code, year));
    const chosen = (asked ?? preset(inside)).filter((code) => nations[code]);
    // Whom the reader singles out is shown, of the group or not.
    const here = all.filter((point) => inside.includes(point) || chosen.includes(point.code));
    const known = [...new Map(points.map((point) => [point.code, point])).values()].sort(byName);
    atlas.options(byId("add"), [["", "a nation …"], ...known.filter((p) => !chosen.includes(p.code)).map((p) => [p.code, p.name])], "");
    atlas.chips(byId("chosen"), chosen, (code) => nations[code].name, (codes) => (state.set({ nations: codes }), draw()));
    shown = chosen;
    const colour = (code) => figures.palette[chosen.indexOf(code) % figures.palette.length];
    // The corners are named outside the plot, where no dot can lie.
    const [plot, caption] = figures.isNarrow() ? [348, 34] : [528, 20];
    const [top, bottom] = [24 + caption, 48 + caption];
    const singled = here.filter((point) => chosen.includes(point.code));
    // Most nations take part by far less than their share of the people: only powers of ten keep them apart.
    const parts = points.filter((point) => among.has(point.code, year) || chosen.includes(point.code)).map((point) => point.p.value).filter((value) => value > 0);
    const [least, most] = [10 ** Math.floor(Math.log10(Math.min(0.1, ...parts))), arithmetic.evenEnd(Math.max(1, ...parts))];
    const high = (value) => (value === null ? null : Math.max(least, value)); // what is nothing lies on the edge
    const cross = (along, colours) => ({
      ...figures.whiskers(
        singled.map((q) => (along === "x" ? [q.d.low, q.d.high, high(q.p.value)] : [high(q.p.low), high(q.p.high), q.d.value])),
        along,
        (i) => colours(singled[i].code),
      ),
    });
    const middle = { d: arithmetic.median(all.map((q) => q.d.value)), p: arithmetic.median(all.map((q) => q.p.value)) };
    const side = figures.sides(singled.map((q) => ({ id: q.code, name: q.name, x: q.d.value / 100, y: Math.log(high(q.p.value) / least) / Math.log(most / least) })), byId("quadrant").clientWidth - 96, plot);
    const corner = (place, text) => ({
      value: place,
      label: {
        formatter: text.replace(", ", figures.isNarrow() ? ",\n" : ", "),
        align: place[0] === 0 ? "left" : "right",
        verticalAlign: place[1] === least ? "top" : "bottom",
        offset: [0, place[1] === least ? 46 : -20],
      },
    });
    figures.figure(byId("quadrant"), {
      title: `Participation against dependence${among.label && `, ${among.label}`}, ${year}`,
      summary: summary(inside, middle, among.label),
      height: top + plot + bottom,
      option: (c) => ({
        grid: { left: 48, right: 48, top, bottom },
        tooltip: { formatter: (params) => (params.data?.point ? words(params.data.point) : "") },
        xAxis: figures.axis(c, { type: "value", name: "dependence, per cent of imports →", nameLocation: "middle", nameGap: 28, min: 0, max: 100 }),
        yAxis: figures.axis(c, { type: "log", name: "participation per share of people, powers of ten →", nameLocation: "middle", nameGap: 32, min: least, max: most, axisLabel: { formatter: number } }),
        series: [
          {
            type: "scatter",
            symbolSize: 7,
            itemStyle: { color: c.muted, opacity: 0.45 },
            data: here.filter((q) => !chosen.includes(q.code)).map((point) => ({ value: [point.d.value, high(point.p.value)], point })),
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: c.muted, type: "dotted" },
              label: { color: c.muted, formatter: "median", position: "end", distance: 4, rotate: 0 },
              data: all.length === 0 ? [] : [{ xAxis: middle.d }, { yAxis: high(middle.p) }],
            },
          },
          {
            type: "scatter",
            silent: true,
            symbolSize: 0,
            label: { show: true, color: c.muted, fontSize: 12, lineHeight: 15 },
            data: [
              corner([0, most], "participates more, depends less"),
              corner([100, most], "participates more, depends more"),
              corner([100, least], "participates less, depends more"),
              corner([0, least], "participates less, depends less"),
            ],
          },
          ...chosen.map((code) => ({
            type: "line",
            silent: true,
            symbol: "circle",
            symbolSize: 4,
            lineStyle: { color: colour(code), width: 1.5, opacity: 0.6 },
            itemStyle: { color: colour(code), opacity: 0.6 },
            data: points.filter((q) => q.code === code && q.year <= year).sort((a, b) => a.year - b.year).map((q) => [q.d.value, high(q.p.value)]),
          })),
          cross("x", colour),
          cross("y", colour),
          {
            type: "scatter",
            symbolSize: 13,
            z: 5,
            label: { show: true, formatter: (params) => params.data.point.name, color: c.text, fontWeight: 600, textBorderColor: c.ground, textBorderWidth: 4 },
            data: singled.map((point) => ({
              value: [point.d.value, high(point.p.value)],
              point,
              label: { position: side.get(point.code) },
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
      note: "A hollow mark: one of the two scores is provisional. Bars are the bounds of the scores; lines lead from earlier years. Each step up is ten times as much participation: a nation's part of the world's open source per share of the world's people; China, Hong Kong and Macao are one. Bounds can reach beyond the chart; the table has them.",
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
      source: atlas.indexSource,
      method: () => methods.ofScores(["participation_intensity", "dependence"]),
      unit: `participation: ${atlas.scoreUnit("participation_intensity")}; dependence: ${atlas.scoreUnit("dependence")}`,
      file: `quadrant${among.file}-${year}`,
    });
  });

  /** Whom the page singles out by itself: those of its list that are in the choice, else who takes part most. */
  function preset(inside) {
    const listed = first.filter((code) => inside.some((point) => point.code === code));
    return listed.length > 0 ? listed : [...inside].sort((a, b) => b.p.value - a.p.value).slice(0, first.length).map((point) => point.code);
  }

  function summary(here, middle, label) {
    const best = here.filter((q) => q.p.value > middle.p && q.d.value < middle.d).length;
    const worst = here.filter((q) => q.p.value < middle.p && q.d.value > middle.d).length;
    return `Of ${atlas.count(here.length, "nation")}${label && ` of ${label}`} with both scores, ${best} take part more than the median nation and depend less, ${worst} take part less and depend more. Where bars are long, the place is not certain.`;
  }

  const told = (row, id) => `${atlas.scored(id, row.value)} (${interval(row.low, row.high)}), ${row.rank === null ? "no rank" : `rank ${row.rank}, ${atlas.rankInterval(row)}`}`;

  const words = (q) =>
    [
      q.name,
      `participation ${told(q.p, "participation_intensity")}`,
      `dependence ${told(q.d, "dependence")}`,
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
    byId("year").addEventListener("input", (e) => (state.slide({ year: atlas.yearOf(e.target) }), draw()));
    byId("play").addEventListener("click", play);
    byId("add").addEventListener("change", (e) => (state.set({ nations: [...shown, e.target.value] }), draw()));
    byId("among").addEventListener("change", (e) => (state.set({ among: e.target.value, nations: null }), draw()));
  });
})();
