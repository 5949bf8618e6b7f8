// How what a figure shows is made: what it measures, formula, unit, direction, sources with licence, coverage, what to mind.
"use strict";

const methods = (function () {
  const { el } = elements;
  const reads = { "+": "more is more participation, or less dependence", "-": "more is more dependence", 0: "neither good nor bad: for orientation" };
  const provisional = "Provisional: a source says that the year will be revised, or part of it is not in yet. Partial: the year is not over in the source; it is shown when it is asked for, and is in no rank.";

  /** Facts {term, text, href} as a list. */
  const list = (facts) =>
    el("dl", {}, facts.filter((fact) => fact.text).map(({ term, text, href }) => [el("dt", {}, term), el("dd", {}, href ? el("a", { href }, text) : words.unbroken(text))]));

  const boundsOf = (score) =>
    score === "control_exposure"
      ? "What the score could be if the unknown were anything it may be. The interval of a rank holds 90 % of 500 versions of the index under other choices and data."
      : "They hold 90 % of the draws of what is not known. The rank is the middle one of the draws, with other weights as well, and its interval holds 90 % of them.";

  /** Of several scores in one figure. */
  async function ofScores(ids) {
    const all = await Promise.all(ids.map((id) => measures.about("score/" + id)));
    const bounds = [...new Set(ids.map(boundsOf))];
    const of = (text) => words.listed(all.filter((about) => boundsOf(about.id) === text).map((about) => `“${about.title}”`));
    return [
      ...all.map((about) => ({ term: about.title, text: `${about.asks} ${about.formula} Unit: ${measures.inUnit(about)}; ${reads[about.direction]}.` })),
      ...bounds.map((text) => ({ term: bounds.length > 1 ? `Bounds of ${of(text)}` : "Bounds", text })),
      { term: "Not final", text: provisional },
      { term: "Sources", text: words.indexSource },
    ];
  }

  /** Of a measure: score/<id> or indicator/<id>. */
  async function ofMeasure(key) {
    const about = await measures.about(key);
    if (about.isScore) {
      return [
        { term: "What it measures", text: about.asks },
        { term: "How it is made", text: about.formula },
        { term: "Unit", text: measures.inUnit(about) },
        { term: "Reads as", text: reads[about.direction] },
        { term: "Bounds", text: boundsOf(about.parent ?? about.id) },
        { term: "Not final", text: provisional },
        { term: "Sources", text: words.indexSource },
      ];
    }
    const [{ texts, rows }, release] = await Promise.all([measures.values(key), store.load("release")]);
    const year = about.whole;
    const known = rows.filter((row) => row.year === year && row.value !== null).length;
    return [
      { term: "What it measures", text: texts.question || about.title },
      { term: "How it is made", text: texts.formula },
      { term: "Unit", text: about.unit },
      { term: "Reads as", text: reads[about.direction] },
      { term: "Method and sources", text: texts.source },
      { term: "Data and their licences", text: licences((texts.inputs ?? "").split(" "), release) },
      { term: "Coverage", text: `${known} ${known === 1 ? "economy" : "economies"} in ${year}; years ${about.years[0]} to ${about.years.at(-1)}` },
      { term: "Mind", text: texts.caveats },
      { term: "Not final", text: provisional },
      { term: "More", text: "Page of the indicator: definition, map, ranking, download", href: `indicator.html#id=${about.id}` },
    ];
  }

  /** Sources of tables with their licences. */
  function licences(tables, release) {
    const all = new Map(tables.flatMap((table) => release.tableSources[table] ?? []).map((source) => [source.title, source.licence]));
    return [...all].map(([title, licence]) => `${title} (${licence})`).join("; ");
  }

  /** Of the suppliers of a strand. */
  async function ofStrand(id) {
    const release = await store.load("release");
    const strand = words.strand(id);
    const isGoods = strand.kind === "goods";
    return [
      { term: "What it measures", text: `From whom a nation gets ${strand.words ?? words.title(id)}, as shares of ${strand.unit ?? "what is counted"}` },
      { term: "Direct", text: isGoods ? "As bought: the share of each exporter in what the nation imports. Hubs count with what they pass on." : "The share of each supplier among the cases." },
      { term: "By origin", text: isGoods ? `What was made there, whatever way it took. ${words.originBounds}` : "" },
      { term: "Made or sold on", text: isGoods ? "What somebody made, or sold on at any step of the way: what it could withhold. It counts for each that it met and does not add up." : "" },
      { term: "Headings", text: (strand.headings ?? []).length > 0 ? `HS ${strand.headings.join(", ")}` : "" },
      { term: "Home supply", text: strand.home_is_known ? "counted: a nation's own part is shown as its own" : "not known: shares are of foreign supply alone" },
      { term: "What can be withdrawn", text: { all: "All of it: what is not delivered yet can be withheld.", by_licence: "Closed models; models under an open licence not, other licences count by half.", none: "Nothing: copies stay with those who have them." }[strand.withdrawable] },
      { term: "Unknown", text: "The part whose supplier, or origin, no source names; it widens all bounds and is no supplier." },
      { term: "Source", text: strand.source },
      { term: "Data and their licences", text: licences(["dependence_edge"], release) },
      { term: "More", text: "Table dependence_edge with all its columns", href: "data.html#table=dependence_edge" },
    ];
  }

  /** Of what a nation loses if suppliers stop. */
  const ofLosses = async (strand) => [
    { term: "What it measures", text: "The part of a nation's supply that ends if the chosen suppliers deliver nothing more, and, apart from it, the part that stays because nobody can take it back. The two are never added." },
    { term: "After reallocation", text: "Every other known supplier delivers up to a quarter more: an assumption, not a measured capacity. Stocks, new suppliers, home production and prices are left out." },
    ...(await ofStrand(strand)).slice(2),
  ];

  return { list, ofMeasure, ofScores, ofStrand, ofLosses, licences };
})();
