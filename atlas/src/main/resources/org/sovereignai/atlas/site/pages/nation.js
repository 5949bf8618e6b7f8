// Everything about one nation.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, rows, number, scored, scoreSign, scoreUnit, percent, quantity, interval, title, scoreOrder, strandOrder, byOrder } = atlas;
  const colours = {
    get participation() { return figures.palette[2]; },
    get participation_intensity() { return figures.palette[1]; },
    get dependence() { return figures.palette[3]; },
    get dependence_bloc() { return figures.palette[5]; },
    get control_exposure() { return figures.palette[4]; },
  };

  const draw = atlas.page(async () => {
    const [nations, list, release] = await loadAll("nations", "measures", "release");
    const acting = new Map(Object.entries(await atlas.load("groups")).filter(([, group]) => group.actor).map(([id, group]) => [group.actor, { id, name: group.name }]));
    const { note } = await measures.remarks();
    const code = state.among(Object.keys(nations), "code", "FRA");
    const [data] = await loadAll("nation/" + code);
    const name = (c) => (c === "UNK" ? "unknown" : c === "OTH" ? "others" : (nations[c]?.name ?? c));
    atlas.options(byId("code"), Object.keys(nations).filter((c) => c !== "UNK").map((c) => [c, name(c)]), code);
    byId("name").textContent = name(code);
    byId("hub").hidden = !nations[code].hub;
    const [scores, indicators, controls] = [rows(data.scores), rows(data.indicators), rows(data.control)];
    const { years, first } = measures.yearsOf(scores, indicators);
    const year = atlas.year(years, first);
    fill(byId("further"), [
      el("a", { href: `brief.html#code=${code}&year=${year}` }, "One page to print"), " · ",
      el("a", { href: `compare.html#nations=${code},${code === "USA" ? "CHN" : "USA"}` }, "Compare"), " · ",
      el("a", { href: `explore.html#nations=${code},USA,CHN` }, "Explore over the years"),
    ]);
    const info = new Map(list.indicators.map((i) => [i.id, i]));

    byId("lead").textContent = atlas.unbroken(lead(name(code), year, scores));
    const members = (nations[code].merged ?? []).map((c) => [c, name(c)]);
    fill(byId("cards"), scoreOrder.filter((id) => id in colours).map((id) => card(scores.find((row) => row.id === id && row.year === year), id, note, members)));
    scoresOverTime(name(code), code, scores.filter((row) => !row.parent), note);
    groups(name(code), code, year, scores.filter((row) => row.parent && row.year === year && row.value !== null), note);
    const isOne = members.length === 0;
    byId("apart").hidden = isOne;
    ["supply", "control", "blocs", "access", "models", "coverage"].forEach((id) => (byId(id).hidden = !isOne));
    if (isOne) {
      await supply(code, year, nations, controls);
      control(name(code), code, year, controls);
      blocs(name(code), code, year, rows(data.blocs).filter((row) => row.year === year), acting);
      fill(byId("access"), el("h2", {}, "What is not offered already"), el("p", {}, atlas.access(name(code), rows(data.access))), el("p", { class: "note" }, atlas.accessNote));
      models(name, code, rows(data.models));
      coverage(rows(data.coverage).filter((row) => row.year === year), year, release.tables);
    } else {
      apart(members, year);
    }
    profile(year, rows(data.profile), info);
    values(name(code), code, year, indicators.filter((row) => row.year === year), info, note);
    fill(byId("sources"), el("h2", {}, "Sources"), el("p", {}, `Release ${release.version}. `, el("a", { href: "data.html" }, "Tables, licence and how to cite"), "."),
      el("ul", {}, release.sources.map((s) => el("li", {}, `${s.citation} (${s.vintage})`))));
    document.title = `${name(code)}, ${year} · Sovereign AI Indicators ${atlas.version()}`;
  });

  /** The ranks of the year in a sentence. */
  function lead(name, year, scores) {
    const rank = (id) => {
      const row = scores.find((r) => r.id === id && r.year === year);
      return row && row.rank !== null ? `${row.rank} of ${row.ranked} (${row.rank_low} to ${row.rank_high})` : null;
    };
    const said = [
      rank("participation") && `rank ${rank("participation")} in its part of the world's open source, where 1 takes part most`,
      rank("participation_intensity") && `rank ${rank("participation_intensity")} in that part for its people`,
      rank("dependence") && `rank ${rank("dependence")} in dependence on abroad, where 1 depends most`,
      rank("dependence_bloc") && `rank ${rank("dependence_bloc")} in dependence on one bloc`,
      rank("control_exposure") && `rank ${rank("control_exposure")} in what others could switch off, where 1 is most exposed`,
    ].filter(Boolean);
    const isScored = scores.some((row) => row.year === year && !row.parent && row.value !== null);
    return said.length === 0 ? `${atlas.opening(name)} has ${isScored ? "scores but no rank" : "no score"} in ${year}: the cards say why.` : `${atlas.opening(name)} in ${year}: ${said.join("; ")}. In brackets: where 90 % of the draws of what is not known, with other weights or methods, put it.`;
  }

  /** Where what is not there of several as one is there of each. */
  function apart(members, year) {
    const links = members.flatMap(([c, label], i) => [i > 0 ? " · " : "", el("a", { href: `nation.html#code=${c}&year=${year}` }, label)]);
    const what = "suppliers, what could be withdrawn, closed models that are not offered, AI models and coverage";
    fill(byId("apart"), el("h2", {}, "On whom they depend"), el("p", {}, `${atlas.eachApart(members.map(([, label]) => label), what)} What one nation or one bloc could withhold from them as one is among the indicators below.`), el("p", {}, links));
  }

  function card(row, id, note, members) {
    const nothing = members.length > 0 && !row ? atlas.eachApart(members.map(([, label]) => label), "such scores") : atlas.noScore;
    const content = !row || row.value === null
      ? [el("p", { class: "figure-number" }, "–"), el("p", {}, note(row?.note) || nothing)]
      : [
          el("p", { class: "figure-number" }, number(row.value), el("small", {}, scoreSign(id))),
          el("p", {}, atlas.scoreInterval(row)),
          el("p", {}, row.rank === null ? "no rank" : `rank ${row.rank}, 90 % between ${row.rank_low} and ${row.rank_high}, of ${row.ranked}`),
          el("p", {}, `${atlas.tiers[row.tier]} (coverage ${percent(row.coverage)}); ${atlas.statuses[row.status]}`),
          row.note ? el("p", { class: "note" }, note(row.note)) : null,
        ];
    return el("div", { class: "card", "data-score": id }, el("h2", {}, title(id)), content);
  }

  function scoresOverTime(name, code, scores, note) {
    const known = scores.filter((row) => row.value !== null).sort((a, b) => a.year - b.year);
    const ids = scoreOrder.filter((id) => id in colours && known.some((row) => row.id === id));
    const years = arithmetic.span(known.map((row) => row.year));
    const panels = measures.panels(known.filter((row) => ids.includes(row.id)), (row) => row.id, (row) => row.high ?? row.value);
    const heights = panels.map((panel) => (panel.max === 100 ? 200 : 110));
    const { tops, height } = figures.stack(heights);
    const drawn = figures.overYears(panels, {
      ids, years,
      colour: (id) => colours[id],
      grid: (_, i) => ({ left: 44, right: 24, top: tops[i] - 10, height: heights[i] }),
      hasYears: (i) => i === panels.length - 1,
    });
    figures.figure(byId("scores"), {
      title: `${name}: scores over the years`,
      summary: ids.map((id) => `${title(id)} ${scored(id, known.filter((r) => r.id === id).at(-1).value)} in ${known.filter((r) => r.id === id).at(-1).year}`).join("; ") + ".",
      height: height + 16,
      legend: ids.map((id) => ({ colour: colours[id], label: title(id) })),
      option: (c) => ({
        ...drawn(c),
        tooltip: { formatter: (p) => (p.data?.row ? `${title(p.data.row.id)} ${p.data.row.year}\n${scored(p.data.row.id, p.data.row.value)}, between ${number(p.data.row.low)} and ${number(p.data.row.high)}` : "") },
      }),
      note: `Whiskers hold ${atlas.scoreBounds}. Hollow: provisional. ${atlas.scoreUnits(ids)} Up is more participation; in the others, up is more dependence.`,
      columns: [
        { id: "score_id", label: "Score", value: (r) => r.id, text: (r) => title(r.id) },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        { id: "score", label: "Value", number: true, value: (r) => r.value, text: (r) => number(r.value) },
        { id: "score_low", label: "Low", number: true, value: (r) => r.low, text: (r) => number(r.low) },
        { id: "score_high", label: "High", number: true, value: (r) => r.high, text: (r) => number(r.high) },
        { id: "unit", label: "Unit", value: (r) => scoreUnit(r.id) },
        { id: "rank", label: "Rank", number: true, value: (r) => r.rank },
        { id: "rank_low", label: "Rank from", number: true, value: (r) => r.rank_low },
        { id: "rank_high", label: "Rank to", number: true, value: (r) => r.rank_high },
        { id: "tier", label: "Tier", value: (r) => r.tier },
        { id: "data_status", label: "Status", value: (r) => r.status },
        { id: "note", label: "Note", value: (r) => note(r.note) },
      ],
      rows: known.length > 0 ? scores : [],
      empty: `${atlas.opening(name)} has no score in any year: too little of it is known, or a source does not cover it. What there is stands below.`,
      source: atlas.indexSource,
      method: () => methods.ofScores(ids),
      facts: { country_code: code },
      file: `nation-${code}-scores`,
    });
  }

  function groups(name, code, year, parts, note) {
    const sorted = [...parts].sort((a, b) => scoreOrder.indexOf(a.parent) - scoreOrder.indexOf(b.parent) || b.value - a.value);
    const parents = scoreOrder.filter((id) => sorted.some((row) => row.parent === id));
    const panels = measures.panels(sorted, (row) => row.parent, (row) => row.high ?? row.value);
    const drawn = figures.panelled(panels, {
      name: (row) => title(row.id),
      wide: 220,
      least: 30,
      series: ({ rows: mine, max }) => [
        figures.whiskers(mine.map((row, i) => [Math.max(0, row.low), Math.min(max, row.high), i]), "x", (i) => colours[mine[i].parent], 2),
        { type: "scatter", symbolSize: 11, z: 3, data: mine.map((row, i) => ({ value: [row.value, i], row, itemStyle: { color: colours[row.parent] } })) },
      ],
    });
    figures.figure(byId("groups"), {
      title: `${name}: what the scores are made of, ${year}`,
      summary: `Each mark is a part of a score, in its unit; lines hold ${atlas.scoreBounds}.`,
      height: drawn.height,
      legend: parents.map((id) => ({ colour: colours[id], label: title(id) })),
      option: (c) => ({
        ...drawn.option(c),
        tooltip: { formatter: (p) => (p.data?.row ? `${title(p.data.row.id)}\n${scored(p.data.row.parent, p.data.row.value)}, between ${number(p.data.row.low)} and ${number(p.data.row.high)}\n${measures.wrapped(note(p.data.row.note))}` : "") },
      }),
      columns: [
        { id: "group", label: "Group", value: (r) => r.id, text: (r) => title(r.id) },
        { id: "score", label: "Part of", value: (r) => r.parent, text: (r) => title(r.parent) },
        { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => number(r.value) },
        { id: "low", label: "Low", number: true, value: (r) => r.low, text: (r) => number(r.low) },
        { id: "high", label: "High", number: true, value: (r) => r.high, text: (r) => number(r.high) },
        { id: "unit", label: "Unit", value: (r) => scoreUnit(r.parent) },
        { id: "coverage", label: "Coverage", number: true, value: (r) => r.coverage, text: (r) => percent(r.coverage) },
        { id: "note", label: "Note", value: (r) => note(r.note) },
      ],
      rows: sorted,
      empty: `No score of ${year} to take apart.`,
      source: atlas.indexSource,
      note: atlas.scoreUnits(parents),
      method: () => methods.ofScores(parents),
      year,
      facts: { country_code: code },
      file: `nation-${code}-groups-${year}`,
    });
  }

  async function supply(code, year, nations, controls) {
    const known = [...new Set(controls.map((row) => row.strand))].sort(byOrder(strandOrder));
    const strand = known.includes(state.get("strand", strandOrder[0])) ? state.get("strand", strandOrder[0]) : known[0];
    atlas.options(byId("strand"), known.map((s) => [s, title(s)]), strand);
    const all = known.length > 0 ? rows(await atlas.load("supply/" + code)).filter((row) => row.strand === strand) : [];
    suppliers.draw(byId("suppliers"), { code, strand, year, nations, rows: all.filter((row) => row.year === year), estimated: controls.find((row) => row.strand === strand && row.year === year)?.estimated });
    suppliers.overYears(byId("suppliers-years"), { code, strand: strand ?? strandOrder[0], nations, rows: all });
  }

  function control(name, code, year, all) {
    const here = all.filter((row) => row.year === year).sort((a, b) => strandOrder.indexOf(a.strand) - strandOrder.indexOf(b.strand));
    const parts = [
      ["revocable", "a supplier abroad could withdraw", figures.palette[3]],
      ["supplier_unknown", "supplier unknown", null],
      ["terms_unknown", "terms unknown", "#999999"],
      ["irrevocable", "nobody can take back", figures.palette[2]],
      ["own", "its own", figures.palette[5]],
    ];
    figures.figure(byId("control"), {
      title: `${name}: what could be withdrawn, and what nobody can take back, ${year}`,
      summary: `Nobody can take back: ${here.filter((row) => row.irrevocable > 0).map((row) => `${figures.counted(title(row.strand).toLowerCase(), row.n)} ${percent(row.irrevocable)}`).join(", ") || "nothing of what comes from abroad"}.`,
      height: 50 + here.length * figures.rowHeight(here.map((row) => figures.counted(title(row.strand), row.n)), 220, 34),
      legend: parts.map(([, label, colour]) => (colour ? { colour, label } : { hatched: true, label })),
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (list) => [title(here[list[0].dataIndex].strand), ...parts.map(([id, label]) => `${label}: ${percent(here[list[0].dataIndex][id])}`), `n = ${here[list[0].dataIndex].n}`].join("\n") },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: here.map((row) => figures.counted(title(row.strand), row.n)), axisLabel: figures.names(220) }),
        series: parts.map(([id, , colour]) => ({ type: "bar", stack: "all", barWidth: 16, itemStyle: colour ? { color: colour } : { color: c.missing, decal: figures.hatch(c.muted) }, data: here.map((row) => row[id]) })),
      }),
      note: "Direct supply. Goods: foreign supply alone, and all new supply can be withheld, also that of unknown supplier. Models: closed ones could be withdrawn, those under an open licence not, other licences count by half." + figures.fewNote(here),
      columns: [
        { id: "strand", label: "Strand", value: (r) => r.strand, text: (r) => title(r.strand) },
        ...parts.map(([id, label]) => ({ id, label, number: true, value: (r) => r[id], text: (r) => percent(r[id]) })),
        { id: "n", label: "n", number: true, value: (r) => r.n },
      ],
      rows: here,
      empty: `No supply is known in ${year}.`,
      source: "CEPII BACI; Epoch AI; GitHub Innovation Graph",
      method: () => methods.ofLosses(here[0]?.strand ?? strandOrder[0]),
      unit: "share",
      year,
      facts: { country_code: code },
      file: `nation-${code}-control-${year}`,
    });
  }

  /** What a bloc could withhold, as the table has it. */
  function blocs(name, code, year, here, acting) {
    const size = (row) => row.way ?? row.direct;
    const list = [...here].sort((a, b) => strandOrder.indexOf(a.strand) - strandOrder.indexOf(b.strand) || size(b) - size(a) || a.actor.localeCompare(b.actor));
    const share = (id, label, value) => ({ id, label, number: true, value, text: (r) => percent(value(r)) });
    fill(byId("blocs"), el("h2", {}, `If a bloc stopped, ${year}`), list.length === 0 ? el("p", {}, `No bloc is known to supply it in ${year}.`) : [
      el("p", { class: "note" }, "Groups that it is no member of, each as one supplier; they have members in common and do not add up. Made or sold on: of goods, what any member made or sold on at any step. Nobody replaces: of imports, if all who lose the bloc look for others at once. Code and open weights stay with those who have them."),
      atlas.table(`${name}: part of supply that a bloc could withhold`, [
        { id: "strand", label: "Strand", value: (r) => r.strand, text: (r) => figures.counted(title(r.strand), r.n), href: (r) => `cutoff.html#suppliers=group:${acting.get(r.actor)?.id}&strand=${r.strand}&nation=${code}&year=${year}` },
        { id: "actor_code", label: "Bloc", value: (r) => r.actor, text: (r) => acting.get(r.actor)?.name ?? r.actor },
        share("lost_direct", "Direct", (r) => r.direct),
        share("lost_after_reallocation", "After reallocation", (r) => r.after),
        share("lost_on_way", "Made or sold on", (r) => r.way),
        share("lost_on_way_low", "Low", (r) => r.way_low),
        share("lost_on_way_high", "High", (r) => r.way_high),
        share("lost_at_once", "Nobody replaces", (r) => r.at_once),
        share("irrevocable_share", "Of direct, nobody can take back", (r) => r.irrevocable),
      ], list),
    ]);
  }

  function profile(year, all, info) {
    const here = all.filter((row) => row.year === year);
    const line = (row) => el("li", {}, `${info.get(row.indicator)?.title ?? row.indicator}: ${quantity(row.value, info.get(row.indicator)?.unit)}; ${percent(row.better)} of the others are better placed (${title(row.score).toLowerCase()})`);
    const part = (standing, label) => {
      const mine = here.filter((row) => row.standing === standing).sort((a, b) => (standing === "strength" ? a.better - b.better : b.better - a.better));
      return el("div", {}, el("h3", {}, label), mine.length > 0 ? el("ul", {}, mine.map(line)) : el("p", {}, "None."));
    };
    fill(byId("profile"), el("h2", {}, `Strengths and weaknesses, ${year}`), here.length === 0
      ? el("p", {}, "The release singles out none for this nation and year; all indicators stand below.")
      : [el("div", { class: "columns" }, part("strength", "Strengths"), part("weakness", "Weaknesses")), el("p", { class: "note" }, atlas.profileNote)]);
  }

  function models(name, code, list) {
    const shown = list.length;
    const count = list[0]?.count ?? 0;
    fill(byId("models"), el("h2", {}, `AI models released: ${count}`),
      shown === 0 ? el("p", {}, "Epoch AI lists none.") : el("p", { class: "note" }, shown < count ? `The newest ${shown}; the others are in the tables model_release and model_release_nation.` : "All that Epoch AI lists, which is not all there are."),
      shown === 0 ? null : atlas.table(`Models of ${atlas.within(name(code))} and their bases`, [
        { id: "model", label: "Model", value: (r) => r.name },
        { id: "date", label: "Released", number: true, value: (r) => r.date },
        { id: "organizations", label: "By", value: (r) => (r.organizations ?? []).join(", ") },
        { id: "openness", label: "Openness", value: (r) => atlas.openness[r.openness] ?? r.openness },
        { id: "bases", label: "On the base of", value: (r) => (r.bases ?? []).join(", ") || "–" },
        { id: "roots", label: "Nations of the root", value: (r) => (r.roots ?? []).map(name).join(", ") || "–" },
      ], list));
  }

  function values(name, code, year, here, info, note) {
    const sorted = here.filter((row) => info.has(row.id)).sort((a, b) => info.get(a.id).dimension.localeCompare(info.get(b.id).dimension) || a.id.localeCompare(b.id));
    const columns = [
      { id: "indicator", label: "Indicator", value: (r) => r.id, text: (r) => info.get(r.id).title, href: (r) => `indicator.html#id=${r.id}&year=${year}` },
      { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => quantity(r.value, info.get(r.id).unit) },
      { id: "interval", label: "Bounds", number: true, value: (r) => interval(r.low, r.high, info.get(r.id).unit) },
      { id: "unit", label: "Unit", value: (r) => info.get(r.id).unit },
      { id: "n", label: "n", number: true, value: (r) => r.n },
      { id: "coverage", label: "Coverage", number: true, value: (r) => r.coverage, text: (r) => percent(r.coverage) },
      { id: "data_status", label: "Status", value: (r) => r.status },
      { id: "note", label: "Note", value: (r) => note(r.note) },
    ];
    const save = () => atlas.download(`nation-${code}-indicators-${year}.csv`, new Blob([atlas.csv([{ id: "year", value: () => year }, ...columns.map((c) => c), { id: "low", value: (r) => r.low }, { id: "high", value: (r) => r.high }], sorted)], { type: "text/csv" }));
    fill(byId("indicators"), el("details", {}, el("summary", {}, `All indicators of ${year} (${sorted.length})`), el("p", {}, el("button", { type: "button", onclick: save }, "Save as CSV")), atlas.table(`Indicators of ${atlas.within(name)}, ${year}`, columns, sorted)));
  }

  function coverage(here, year, tables) {
    const words = { reported: "reported", not_reported: "not in the source: below its threshold, or not covered", no_data: "the source does not have the year" };
    fill(byId("coverage"), el("h2", {}, `Which sources have it, ${year}`), atlas.table("Coverage by source", [
      { id: "table", label: "Table", value: (r) => r.source, text: (r) => tables[r.source] ?? r.source, href: (r) => `data.html#table=${r.source}` },
      { id: "status", label: "State", value: (r) => r.status, text: (r) => words[r.status] ?? "–" },
    ], here));
  }

  atlas.listen(draw, "code", "strand", "year");
})();
