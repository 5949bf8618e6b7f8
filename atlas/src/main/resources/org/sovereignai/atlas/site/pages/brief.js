// One page about a nation, to print and hand over.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, load, rows, number, scoreSign, percent, quantity, title, scoreOrder, strandOrder } = atlas;

  const draw = atlas.page(async () => {
    const [nations, list, release, strands] = await loadAll("nations", "measures", "release", "strands");
    const codes = Object.keys(nations).filter((c) => c !== "UNK");
    const code = state.among(codes, "code", "FRA");
    const data = await load("nation/" + code);
    const supply = rows(data.control).length > 0 ? rows(await load("supply/" + code)) : [];
    const { note } = await measures.remarks();
    const name = suppliers.nameIn(nations);
    atlas.options(byId("code"), codes.map((c) => [c, name(c)]), code);
    const scores = rows(data.scores);
    const { years, first } = measures.yearsOf(scores, rows(data.indicators));
    const year = atlas.year(years, first);
    const members = (nations[code].merged ?? []).map(name);
    const headline = scoreOrder.filter((id) => ["participation", "participation_intensity", "dependence", "dependence_bloc", "control_exposure"].includes(id));
    const top = headline.map((id) => scores.find((row) => row.id === id && row.year === year));
    const status = [...new Set(top.filter((row) => row && row.value !== null && row.status !== "final").map((row) => atlas.statuses[row.status]))];
    byId("name").textContent = `${name(code)}: dependence and participation, ${[year, ...status].join(", ")}`;
    fill(byId("cards"), top.map((row, i) => card(headline[i], row, note, members)));
    lines(code, name(code), scores);
    table(code, year, supply, rows(data.control), strands, name, members);
    standing(year, rows(data.profile), new Map(list.indicators.map((i) => [i.id, i])));
    const used = [...new Set(rows(data.control).filter((row) => row.year === year).map((row) => atlas.strandSources[row.strand]))].filter(Boolean);
    fill(byId("cite"), `Cite: Sovereign AI Indicators, release ${release.version} (${release.created}), brief of ${atlas.within(name(code))}, CC BY 4.0. Sources: ${used.join("; ") || "see the page Data"}; ${atlas.indexSource}.`);
    document.title = `${name(code)}, ${year}: brief · Sovereign AI Indicators ${release.version}`;
  });

  function card(id, row, note, members) {
    return el("div", { class: "card" }, el("h2", {}, title(id)), !row || row.value === null
      ? el("p", {}, note(row?.note) || (members.length > 0 && !row ? atlas.eachApart(members, "such scores") : atlas.noScore))
      : [
          el("p", { class: "figure-number" }, number(row.value), el("small", {}, scoreSign(id))),
          el("p", {}, atlas.scoreInterval(row)),
          row.rank === null || row.rank === undefined ? el("p", {}, ["No rank", note(row.note)].filter(Boolean).join(". ")) : el("p", {}, `rank ${row.rank}, 90 % between ${row.rank_low} and ${row.rank_high}, of ${row.ranked}`),
        ]);
  }

  function lines(code, name, scores) {
    // A page has room for two panels: how many times its share of the people a nation's part is would take a third.
    const told = ["participation", "dependence", "dependence_bloc", "control_exposure"];
    const known = scores.filter((row) => told.includes(row.id) && row.value !== null);
    const ids = scoreOrder.filter((id) => known.some((row) => row.id === id));
    const years = arithmetic.span(known.map((row) => row.year));
    const panels = measures.panels(known, (row) => row.id, (row) => row.high ?? row.value);
    const colour = (id) => figures.palette[[2, 3, 4, 0][told.indexOf(id)] ?? 5];
    const isNarrow = figures.isNarrow();
    const drawn = figures.overYears(panels, {
      ids, years, colour,
      grid: (_, i) => (isNarrow ? { left: 34, right: 24, top: 26 + i * 120, height: 72 } : { left: i === 0 ? 34 : "42%", right: i === panels.length - 1 ? 24 : "64%", top: 26, bottom: 22 }),
      size: 6,
      width: 1,
    });
    figures.figure(byId("scores"), {
      title: `${name}: scores over the years`,
      summary: "",
      height: isNarrow ? 120 * panels.length : 170,
      legend: ids.map((id) => ({ colour: colour(id), label: title(id) })),
      option: (c) => ({
        ...drawn(c),
        tooltip: { formatter: (p) => (p.data?.row ? `${title(p.data.row.id)} ${p.data.row.year}\n${atlas.scored(p.data.row.id, p.data.row.value)}, between ${number(p.data.row.low)} and ${number(p.data.row.high)}` : "") },
      }),
      note: `${atlas.scoreUnits(ids)} Whiskers hold ${atlas.scoreBounds}. Hollow: provisional. Up is more participation; in the others, more dependence.`,
      columns: [
        { id: "score_id", label: "Score", value: (r) => r.id, text: (r) => title(r.id) },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        { id: "score", label: "Value", number: true, value: (r) => r.value, text: (r) => number(r.value) },
        { id: "score_low", label: "Low", number: true, value: (r) => r.low, text: (r) => number(r.low) },
        { id: "score_high", label: "High", number: true, value: (r) => r.high, text: (r) => number(r.high) },
        { id: "unit", label: "Unit", value: (r) => atlas.scoreUnit(r.id) },
        { id: "data_status", label: "Status", value: (r) => r.status },
      ],
      rows: known,
      empty: `${atlas.opening(name)} has no score in any year: too little of it is known.`,
      source: atlas.indexSource,
      facts: { country_code: code },
      file: `brief-${code}-scores`,
    });
  }

  /** By strand: the largest known suppliers, what is unknown, what could be withdrawn and what stays. */
  function table(code, year, supply, controls, strands, name, members) {
    const here = supply.filter((row) => row.year === year);
    const list = strandOrder.flatMap((strand) => {
      const rows = here.filter((row) => row.strand === strand);
      const control = controls.find((row) => row.strand === strand && row.year === year);
      if (!control) {
        return [];
      }
      const traced = rows.some((row) => row.traced !== null);
      const size = (row) => (traced ? row.traced : row.direct);
      const known = rows.filter((row) => suppliers.isSupplier(row.supplier) && row.supplier !== code && size(row) > 0).sort((a, b) => size(b) - size(a)).slice(0, 3);
      const unknown = rows.find((row) => row.supplier === "UNK");
      const abroad = control.revocable + control.irrevocable + control.terms_unknown > 0; // also suppliers too small to be listed
      return [{ strand, traced, control, abroad, known: known.map((row) => `${name(row.supplier)} ${traced ? suppliers.madeBy(row) : percent(row.direct)}`), unknown: unknown ? size(unknown) : 0, estimated: control.estimated }];
    });
    fill(byId("strands"), el("h2", {}, "From whom"), list.length === 0 ? el("p", {}, members.length > 0 ? atlas.eachApart(members, "suppliers") : `No supplier is known in ${year}.`) : atlas.table("The largest suppliers abroad that are known, goods by origin with bounds, else direct", [
      { id: "strand", label: "Strand", value: (r) => r.strand, text: (r) => figures.counted(title(r.strand), r.control.n) },
      { id: "suppliers", label: "Largest known", value: (r) => atlas.unbroken(r.known.join("; ")) || (r.abroad ? "none of one percent or more" : "none") },
      { id: "unknown", label: "Unknown", number: true, value: (r) => r.unknown, text: (r) => percent(r.unknown) },
      { id: "revocable", label: "Others could withdraw", number: true, value: (r) => r.control.revocable, text: (r) => percent(r.control.revocable) },
      { id: "irrevocable", label: "Nobody can take back", number: true, value: (r) => r.control.irrevocable, text: (r) => percent(r.control.irrevocable) },
    ], list, { isStacked: true }));
    const most = (part) => atlas.listed(list.filter((row) => row[part] > 1 / 3).map((row) => `${title(row.strand).toLowerCase()} (${percent(row[part])})`));
    const unsure = [most("unknown") && `is of unknown origin or supplier: ${most("unknown")}`, most("estimated") && `is estimated, since neither side reports who sold it: ${most("estimated")}`].filter(Boolean);
    // Parts that are in neither of the last two columns, though their supplier is known.
    const open = atlas.listed(list.filter((row) => row.control.terms_unknown >= 0.005).map((row) => `${atlas.lowered(title(row.strand))} ${percent(row.control.terms_unknown)}`));
    const notes = [
      unsure.length > 0 && `More than a third ${unsure.join("; ")}. What is known is not the whole.`,
      most("estimated") && atlas.originBounds,
      open && `The terms of the licence are not known, so that it is in neither of the last two columns: ${open}.`,
      figures.fewNote(list.map((row) => row.control)).trim(),
    ].filter(Boolean);
    if (notes.length > 0) {
      byId("strands").append(el("p", { class: "note" }, notes.join(" ")));
    }
  }

  function standing(year, all, info) {
    const part = (which, label) => {
      const mine = all.filter((row) => row.year === year && row.standing === which).sort((a, b) => (which === "strength" ? a.better - b.better : b.better - a.better)).slice(0, 3);
      return el("div", {}, el("h3", {}, label), mine.length === 0 ? el("p", {}, "None.") : el("ul", {}, mine.map((row) => el("li", {}, `${info.get(row.indicator)?.title ?? row.indicator}: ${quantity(row.value, info.get(row.indicator)?.unit)}; ${percent(row.better)} of the others are better placed`))));
    };
    byId("profile").hidden = !all.some((row) => row.year === year);
    fill(byId("profile"), el("div", { class: "columns" }, part("strength", "Strengths"), part("weakness", "Weaknesses")), el("p", { class: "note" }, atlas.profileNote));
  }

  atlas.listen(draw, "code", "year");
  document.addEventListener("DOMContentLoaded", () => byId("print").addEventListener("click", () => print()));
})();
