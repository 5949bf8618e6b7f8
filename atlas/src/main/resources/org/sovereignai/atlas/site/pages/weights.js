// A score with weights of the reader's own, from the published values of its groups, beside the published one.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, rows, number, title, scoreOrder, count } = atlas;
  const most = 5;

  const draw = atlas.page(async () => {
    const [nations, list] = await loadAll("nations", "measures");
    const offered = scoreOrder.filter((id) => list.scores.some((score) => score.parent === id));
    const id = state.among(offered, "score", offered.includes("dependence") ? "dependence" : offered[0]);
    atlas.options(byId("score"), offered.map((score) => [score, title(score)]), id);
    const parts = list.scores.filter((score) => score.parent === id).map((score) => score.id);
    const weights = Object.fromEntries(parts.map((part) => [part, weightOf(part)]));
    const [published, ...files] = await loadAll("score/" + id, ...parts.map((part) => "score/" + part));
    const all = rows(published).filter((row) => row.rank !== null);
    const years = [...new Set(all.map((row) => row.year))].sort();
    const year = atlas.year(years, years.at(-1));
    const values = new Map(parts.map((part, i) => [part, new Map(rows(files[i]).filter((row) => row.year === year).map((row) => [row.country, row]))]));
    sliders(parts, weights, id);
    const found = all
      .filter((row) => row.year === year)
      .map((row) => {
        const of = (name) => Object.fromEntries(parts.map((part) => [part, values.get(part).get(row.country)?.[name]]));
        return { country: row.country, name: nations[row.country]?.name ?? row.country, published: row.value, rank: row.rank, rank_low: row.rank_low, rank_high: row.rank_high, own: arithmetic.weighted(of("value"), weights), low: arithmetic.weighted(of("low"), weights), high: arithmetic.weighted(of("high"), weights) };
      });
    const known = found.filter((row) => row.own !== null);
    arithmetic.ranks(known.map((row) => row.own)).forEach((rank, i) => (known[i].ownRank = rank));
    // The published rank is the middle one of the draws: what the weights alone move is the place of the published value.
    arithmetic.ranks(known.map((row) => row.published)).forEach((rank, i) => (known[i].place = rank));
    known.sort((a, b) => a.ownRank - b.ownRank || a.name.localeCompare(b.name));
    const shown = known.slice(0, figures.isNarrow() ? 20 : 30);
    const isPublished = new Set(Object.values(weights)).size === 1 && weights[parts[0]] > 0;
    const moved = [...known].filter((row) => row.place !== row.ownRank).sort((a, b) => Math.abs(b.place - b.ownRank) - Math.abs(a.place - a.ownRank));
    const [own, theirs] = [figures.palette[3], figures.palette[5]];
    const words = (row) => [row.name, `your weights: ${atlas.scored(id, row.own)} (${number(row.low)} to ${number(row.high)}), place ${row.ownRank}`, `published: ${atlas.scored(id, row.published)}, place ${row.place} by value; rank ${row.rank} (${row.rank_low} to ${row.rank_high})`].join("\n");
    figures.figure(byId("weighted"), {
      title: `${title(id)} with your own weights, ${year}`,
      summary: isPublished
        ? "The weights are equal, as published: move one."
        : `Your own weights, not the published score. ${count(moved.length, "nation")} of ${known.length} change place; most of all ${moved.slice(0, 3).map((row) => `${row.name} from ${row.place} to ${row.ownRank}`).join(", ") || "none"}.`,
      height: 60 + shown.length * figures.rowHeight(shown.map((row) => row.name), 180, 22),
      legend: [{ colour: own, label: "your weights" }, { colour: theirs, label: "published" }],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => words(shown[of[0].dataIndex]) },
        xAxis: figures.axis(c, { type: "value", position: "top", min: 0, max: 100 }),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => row.name), axisLabel: figures.names(180) }),
        series: [
          { type: "bar", barWidth: 10, itemStyle: { color: theirs }, data: shown.map((row) => row.published) },
          figures.whiskers(shown.map((row, i) => [Math.max(0, row.low), Math.min(100, row.high), i]).filter((item) => item[0] !== null), "x", own, 2),
          { type: "scatter", symbol: "diamond", symbolSize: 11, z: 3, itemStyle: { color: own, borderColor: c.ground, borderWidth: 1 }, data: shown.map((row, i) => [row.own, i]) },
        ],
      }),
      note: `Worked out in this page as the mean of the published values of ${count(parts.length, "group")} by your weights; the address holds them. The first ${shown.length} of ${known.length} are drawn; whiskers are the bounds of the groups by the same weights. Values: ${atlas.scoreUnit(id)}. Place 1 is the highest value.${id === "control_exposure" ? "" : " The published rank is the middle one of the draws of what is not known, so that it can differ from the place of the published value."}`,
      columns: [
        { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${year}` },
        { id: "country_code", label: "Code", value: (r) => r.country },
        { id: "own_rank", label: "Place, yours", number: true, value: (r) => r.ownRank },
        { id: "own_score", label: "Score, yours", number: true, value: (r) => r.own, text: (r) => number(r.own) },
        { id: "own_low", label: "Low", number: true, value: (r) => r.low, text: (r) => number(r.low) },
        { id: "own_high", label: "High", number: true, value: (r) => r.high, text: (r) => number(r.high) },
        { id: "rank", label: "Rank, published", number: true, value: (r) => r.rank },
        { id: "score", label: "Score, published", number: true, value: (r) => r.published, text: (r) => number(r.published) },
        { id: "place", label: "Place of that", number: true, value: (r) => r.place },
        { id: "places", label: "Places up", number: true, value: (r) => r.place - r.ownRank },
      ],
      rows: known,
      empty: "All weights are 0: give one at least.",
      source: `${atlas.indexSource}; weights of a reader (${parts.map((part) => `${title(part).toLowerCase()} ${weights[part]}`).join(", ")})`,
      method: () => methods.ofMeasure("score/" + id),
      unit: atlas.scoreUnit(id),
      year,
      file: `own-weights-${id}-${year}`,
    });
  });

  /** A weight of the address; what is none counts as 1. */
  function weightOf(part) {
    const weight = Number(state.get(part, 1));
    return weight >= 0 && weight <= most ? weight : 1;
  }

  function sliders(parts, weights, id) {
    const place = byId("weights");
    if (place.dataset.score !== id) {
      place.dataset.score = id;
      fill(place, parts.map((part) => {
        const input = el("input", { type: "range", min: 0, max: most, step: 0.5, id: "weight-" + part });
        input.addEventListener("input", () => (state.slide({ [part]: input.value }), draw()));
        return el("label", { for: "weight-" + part }, title(part), " ", el("output", { for: "weight-" + part }), input);
      }));
    }
    parts.forEach((part) => {
      byId("weight-" + part).value = weights[part];
      byId("weight-" + part).previousElementSibling.textContent = weights[part];
    });
    byId("equal").onclick = () => (state.set(Object.fromEntries(parts.map((part) => [part, null]))), draw());
  }

  atlas.listen(draw, "score", "year");
})();
