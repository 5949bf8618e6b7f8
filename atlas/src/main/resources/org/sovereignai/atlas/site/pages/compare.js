// Two to six nations, or groups each as one, side by side, with intervals, and in words what can be told apart.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, load, rows, quantity, number, title, scoreOrder, strandOrder, count } = atlas;
  const first = ["FRA", "DEU", "GBR"];
  const most = 6;
  const kinds = { scores: "scores", participation: "participation", annotation: "for orientation" };

  const draw = atlas.page(async () => {
    const [nations, groups, list] = await loadAll("nations", "groups", "measures");
    const codes = Object.keys(nations).filter((code) => code !== "UNK");
    const blocs = Object.keys(groups).map((id) => "group:" + id);
    const asked = state.list("nations", first);
    state.allAmong([...codes, ...blocs], asked, "nation");
    const chosen = asked.slice(0, most);
    const name = (code) => (code.startsWith("group:") ? groups[code.slice(6)].name : nations[code].name);
    const labels = [["", "a nation or group …"], { label: "Groups, each as one", options: blocs.map((c) => [c, name(c)]) }, { label: "Nations", options: codes.map((c) => [c, name(c)]) }];
    atlas.options(byId("add"), labels, "");
    byId("add").disabled = chosen.length >= most;
    atlas.chips(byId("chosen"), chosen, name, (next) => (state.set({ nations: next }), draw()));
    byId("notice").textContent = `Six at most are compared: ${asked.slice(most).map(name).join(", ")} ${asked.length === most + 1 ? "is" : "are"} left out.`;
    byId("notice").hidden = asked.length <= most;
    const choices = { all: "everything", ...kinds, ...Object.fromEntries(strandOrder.map((s) => [s, title(s)])) };
    const what = state.among(Object.keys(choices), "what", "all");
    atlas.options(byId("what"), Object.entries(choices), what);

    const tables = new Map(await Promise.all(chosen.map(async (code) => [code, await values(code, groups)])));
    const measures_ = [
      ...list.scores.map((s) => ({ key: "score/" + s.id, id: s.id, title: title(s.id), unit: "score", kind: "scores", isScore: true, parent: s.parent, direction: (s.parent ?? s.id) === "participation" ? "+" : "-" })),
      ...list.indicators.map((i) => ({ key: "indicator/" + i.id, id: i.id, title: i.title, unit: i.unit, kind: strandOrder.includes(i.strand) ? i.strand : i.dimension, isScore: false, direction: i.direction })),
    ];
    const wanted = measures_.filter((m) => what === "all" || m.kind === what);
    const lines = wanted.map((m) => line(m, chosen, tables, name)).filter((row) => row !== null);
    const place = (m) => (m.isScore ? (m.parent ? 1 : 0) * 10 + scoreOrder.indexOf(m.parent ?? m.id) : 100 + [...Object.keys(kinds), ...strandOrder].indexOf(m.kind));
    lines.sort((a, b) => place(a.measure) - place(b.measure) || a.measure.title.localeCompare(b.measure.title));
    await asOne(chosen, nations, tables, groups, name);
    scores(chosen, name, lines);
    everything(chosen, name, lines);
  });

  /** What is known of a nation, or of a group as one, which has no scores. */
  async function values(code, groups) {
    if (!code.startsWith("group:")) {
      const file = await load("nation/" + code);
      return { scores: rows(file.scores), indicators: rows(file.indicators) };
    }
    const id = code.slice(6);
    const file = groups[id].measured ? await load("group/" + id) : {};
    return { scores: [], indicators: rows(file.together) };
  }

  /** Says of nations that lack scores which several taken as one have, and offers those. */
  async function asOne(chosen, nations, tables, groups, name) {
    const scored = ({ scores }) => [...new Set(scores.filter((row) => !row.parent && row.value !== null).map((row) => row.id))];
    const ones = Object.entries(nations).filter(([, { merged }]) => merged?.some((member) => chosen.includes(member))).map(([code]) => code);
    const wanted = new Map(await Promise.all(ones.map(async (code) => [code, scored(tables.get(code) ?? (await values(code, groups)))])));
    const has = (code) => (wanted.has(code) ? true : [...wanted].every(([one, ids]) => !nations[one].merged.includes(code) || ids.every((id) => scored(tables.get(code)).includes(id))));
    const known = Object.fromEntries(Object.entries(nations).filter(([code, { merged }]) => !merged || wanted.has(code)));
    fill(
      byId("as-one"),
      arithmetic.takenAsOne(chosen.filter((code) => nations[code]), known, has).map(({ code, members, others }) => [
        `Where scores are missing: ${atlas.asOne(members.map(name), others.map(name), "scored")}`,
        chosen.includes(code) ? ", which is shown. " : [": ", el("a", { href: address.changed(location.hash, { nations: [...chosen, code] }) }, "add it"), ". "],
      ]),
    );
  }

  /** How many of its members the value of a group holds, where it is not all of them. */
  const without = (item) => ((item.members ?? null) === null || item.n === item.members ? "" : `${item.n} of ${item.members} members`);

  /** A measure in the newest whole year in which most of the chosen have a value; null where fewer than one has. */
  function line(measure, chosen, tables, name) {
    const of = (code) => (tables.get(code)?.[measure.isScore ? "scores" : "indicators"] ?? []).filter((row) => row.id === measure.id && row.value !== null && row.status !== "partial");
    const values = new Map();
    for (const code of chosen) {
      const years = new Map(of(code).map((row) => [row.year, row]));
      values.set(code, years);
    }
    const years = [...new Set([...values.values()].flatMap((map) => [...map.keys()]))];
    if (years.length === 0) {
      return null;
    }
    const known = (year) => chosen.filter((code) => values.get(code).has(year)).length;
    const year = years.reduce((best, y) => (known(y) > known(best) || (known(y) === known(best) && y > best) ? y : best));
    const at = chosen.map((code) => ({ code, name: name(code), ...(values.get(code).get(year) ?? { value: null, low: null, high: null }) }));
    // Ranks have intervals of their own, which say more than the bounds of a score.
    const isRanked = measure.isScore && !measure.parent && at.every((item) => item.value === null || (item.rank_low ?? null) !== null);
    const compared = isRanked ? at.map((item) => ({ name: item.name, value: item.value === null ? null : -item.rank, low: item.value === null ? null : -item.rank_high, high: item.value === null ? null : -item.rank_low })) : at;
    const { apart, together } = arithmetic.toldApart(compared);
    const partial = at.filter(without).map((item) => `${item.name}: ${without(item)}`);
    return { measure, year, at, apart: apart.length, pairs: apart.length + together.length, said: [at.length > 1 ? (isRanked && compared.filter((item) => item.value !== null).length > 1 ? "by rank: " : "") + arithmetic.apartInWords(compared) : "", ...partial].filter(Boolean).join("; ") };
  }

  const unitOf = measures.inUnit;

  function scores(chosen, name, lines) {
    const shown = lines.filter((row) => row.measure.isScore);
    const ids = shown.filter((row) => !row.measure.parent).map((row) => row.measure.id);
    const called = (row) => `${row.measure.title}, ${row.year}`;
    const colour = (i) => figures.palette[i % figures.palette.length];
    const marksOf = (row, place) => row.at.map((item, nation) => ({ item, row, place, nation })).filter((mark) => mark.item.value !== null);
    const marks = shown.flatMap(marksOf);
    const shift = (nation) => (nation - (chosen.length - 1) / 2) * 7;
    const panels = measures.panels(shown, (row) => row.measure.parent ?? row.measure.id, (row) => Math.max(...row.at.map((item) => item.high ?? item.value ?? 0)));
    const drawn = figures.panelled(panels, {
      name: called,
      wide: 240,
      least: Math.max(26, 10 + chosen.length * 8),
      series: ({ rows: mine, max }) =>
        chosen.flatMap((code, i) => {
          const here = mine.flatMap(marksOf).filter((mark) => mark.nation === i);
          return [
            figures.whiskers(here.filter(({ item }) => item.low !== null).map(({ item, place }) => [Math.max(0, item.low), Math.min(max, item.high), place]), "x", colour(i), 2, shift(i)),
            { type: "scatter", symbolSize: 9, z: 4, symbolOffset: [0, shift(i)], itemStyle: { color: colour(i) }, data: here.map((mark) => ({ value: [mark.item.value, mark.place], mark })) },
          ];
        }),
    });
    figures.figure(byId("scores"), {
      title: `${atlas.opening(atlas.listed(chosen.map((code) => atlas.within(name(code)))))}: scores and what they are made of`,
      summary: verdict(lines, chosen),
      height: drawn.height,
      legend: chosen.map((code, i) => ({ colour: colour(i), label: name(code) })),
      option: (c) => ({ ...drawn.option(c), tooltip: { formatter: (p) => (p.data?.mark ? told(p.data.mark) : "") } }),
      note: `${atlas.scoreUnits(ids)} Parts are in the unit of their score. Lines hold ${atlas.scoreBounds}. Groups have no scores: what they are as one stands in the table below, and on their own pages.`,
      columns: [
        { id: "score_id", label: "Score", value: (r) => r.row.measure.id, text: (r) => r.row.measure.title },
        { id: "year", label: "Year", number: true, value: (r) => r.row.year },
        { id: "country_code", label: "Code", value: (r) => r.item.code },
        { id: "country_name", label: "Nation", value: (r) => r.item.name },
        { id: "score", label: "Value", number: true, value: (r) => r.item.value, text: (r) => number(r.item.value) },
        { id: "low", label: "Low", number: true, value: (r) => r.item.low, text: (r) => number(r.item.low) },
        { id: "high", label: "High", number: true, value: (r) => r.item.high, text: (r) => number(r.item.high) },
        { id: "unit", label: "Unit", value: (r) => unitOf(r.row.measure) },
        { id: "data_status", label: "Status", value: (r) => r.item.status },
        { id: "rank", label: "Rank", number: true, value: (r) => r.item.rank ?? null },
        { id: "rank_low", label: "Rank from", number: true, value: (r) => r.item.rank_low ?? null },
        { id: "rank_high", label: "Rank to", number: true, value: (r) => r.item.rank_high ?? null },
      ],
      rows: marks,
      empty: "None of them has a score; the table below holds what there is.",
      source: atlas.indexSource,
      method: () => methods.ofScores(ids),
      file: `compare-${chosen.join("-").replaceAll(":", "-")}-scores`,
    });
  }

  /** How many measures tell the nations apart, in a sentence. */
  function verdict(lines, chosen) {
    const bounded = lines.filter((row) => row.pairs > 0);
    const all = bounded.filter((row) => row.apart === row.pairs).length;
    const none = bounded.filter((row) => row.apart === 0).length;
    return chosen.length < 2
      ? "Add a second nation above."
      : `Of ${count(bounded.length, "measure")} with bounds here, ${all} tell all of them apart, ${none} none; where intervals overlap, the order is not certain.`;
  }

  const told = ({ item, row }) =>
    [`${item.name}, ${row.year}`, row.measure.title, `${measures.bounded(item, row.measure)}`, item.rank_low ? `rank ${item.rank}, ${item.rank_low} to ${item.rank_high}` : ""].filter(Boolean).join("\n");

  function everything(chosen, name, lines) {
    const cell = (item, unit) => (item.value === null ? "–" : quantity(item.value, unit) + atlas.inBrackets(item.value, item.low, item.high, unit));
    const caption = "Side by side: value, and in brackets its bounds; a group is one: the sum of its members, or what they have together; where members are missing it has no upper bound";
    const nations = chosen.map((code, i) => ({ id: code, label: name(code), number: true, value: (r) => r.at[i].value, text: (r) => cell(r.at[i], r.measure.unit) }));
    const columns = [
      { id: "measure", label: "Measure", value: (r) => r.measure.title, href: (r) => (r.measure.isScore ? `explore.html#measure=${r.measure.key}&nations=${chosen.join(",")}` : `indicator.html#id=${r.measure.id}`) },
      { id: "year", label: "Year", number: true, value: (r) => r.year },
      ...nations,
      { id: "told_apart", label: "What can be told apart", value: (r) => r.said },
      { id: "unit", label: "Unit", value: (r) => unitOf(r.measure) },
    ];
    const files = [
      columns[0], { id: "id", value: (r) => r.measure.id }, columns[1],
      ...chosen.flatMap((code, i) => [nations[i], { id: code + "_low", value: (r) => r.at[i].low ?? null }, { id: code + "_high", value: (r) => r.at[i].high ?? null }]),
      ...columns.slice(-2), { id: "release", value: () => atlas.version() },
    ];
    const save = () => atlas.download(`compare-${chosen.join("-").replaceAll(":", "-")}.csv`, new Blob([atlas.csv(files, lines)], { type: "text/csv" }));
    fill(byId("everything"), el("h2", {}, `Everything (${count(lines.length, "measure")})`), el("p", {}, el("button", { type: "button", onclick: save }, "Save as CSV")), atlas.table(caption, columns, lines));
  }

  atlas.listen(draw, "what");
  document.addEventListener("DOMContentLoaded", () => {
    byId("add").addEventListener("change", (e) => (state.set({ nations: [...state.list("nations", first), e.target.value] }), draw()));
  });
})();
