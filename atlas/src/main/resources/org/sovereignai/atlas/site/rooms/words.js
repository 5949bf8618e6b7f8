// Numbers and names in words.
"use strict";

const words = (function () {
  // What the release itself does not name: scores and the layers of participation. Strands are in its register.
  const titles = {
    participation: "Part in the world's open source",
    participation_intensity: "Part in open source for its people",
    dependence: "Dependence on abroad",
    dependence_bloc: "Dependence on one bloc",
    dependence_one_partner: "Dependence on one partner for all",
    dependence_of_use: "Dependence, of what is used",
    dependence_weakest: "Dependence in the weakest strand",
    irreplaceable: "What nobody could replace",
    control_exposure: "What others could switch off",
    git_pushes: "Git pushes",
    collaboration_received: "Collaboration from abroad",
    open_models: "Models by openness",
    models_elsewhere: "Models elsewhere on its own",
  };
  const scoreOrder = [
    "participation", "participation_intensity", "dependence", "dependence_bloc", "dependence_one_partner", "dependence_of_use",
    "dependence_weakest", "dependence_without", "irreplaceable", "control_exposure",
  ];
  const strandOrder = [];
  const strandSources = {};
  let register = {};

  /** Takes the names of strands from the register, and the scores from what there is. */
  function know(strands, measures) {
    register = strands;
    strandOrder.splice(0, Infinity, ...Object.keys(strands).sort((a, b) => strands[a].order - strands[b].order || (a < b ? -1 : 1)));
    for (const id of strandOrder) {
      titles[id] = strands[id].title;
      strandSources[id] = strands[id].source;
    }
    // The variant without what the register sets aside has its name from there.
    const setAside = strandOrder.map((id) => strands[id].set_aside).filter(Boolean).join(", ");
    const variant = `dependence_without_${setAside.replaceAll(", ", "_").replaceAll(" ", "_")}`;
    titles[variant] = `Dependence without ${setAside}`;
    scoreOrder.splice(0, Infinity, ...scoreOrder.map((id) => (id === "dependence_without" ? variant : id)));
    const scores = measures.scores.filter((score) => !score.parent).map((score) => score.id);
    const known = scoreOrder.filter((id) => scores.includes(id));
    scoreOrder.splice(0, Infinity, ...known, ...scores.filter((id) => !known.includes(id)).sort());
  }

  const indexSource = "index of this project, from GitHub Innovation Graph, Epoch AI, CEPII BACI, and people by World Bank and International Monetary Fund";
  const tiers = { A: "tier A: known well enough to compare", B: "tier B: compare the intervals, or no rank" };
  const openness = {
    L0: "unknown",
    L1: "closed",
    L2: "open weights, non-commercial",
    L3: "open weights, restricted use",
    L4: "open licence",
    L5: "open science: weights, code and data",
  };
  const statuses = { final: "final", provisional: "provisional", partial: "partial year" };

  /** A title within a sentence: small, unless it begins with an abbreviation. */
  const lowered = (text) => (/^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const title = (id) => titles[id] ?? capital(id.replaceAll("_", " "));
  const byOrder = (order) => (a, b) => order.indexOf(a) - order.indexOf(b);

  /** Thousands set apart, so many decimals at most, none that are 0. */
  function plainNumber(value, decimals) {
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const fraction = (part ?? "").replace(/0+$/, "");
    const sign = value < 0 && (/[1-9]/.test(whole) || fraction !== "") ? "-" : "";
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
  }

  /** A number to three significant digits; whole numbers as they are. */
  function number(value) {
    if (value === null || value === undefined) {
      return "–";
    }
    if (Number.isInteger(value)) {
      return plainNumber(value, 0);
    }
    const size = Math.abs(value);
    const digits = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)));
    return value.toLocaleString("en-GB", { minimumFractionDigits: 0, maximumFractionDigits: digits });
  }

  /** What the figure of a score is, in words; of a part of a score, that of the score. */
  const scoreUnit = (id) =>
    ({ participation: "per cent of the world's", participation_intensity: "times its share of the world's people", dependence_of_use: "per cent of use" })[id] ??
    (/^(dependence|irreplaceable)/.test(id) ? "per cent of imports" : "0 to 100");

  /** What stands behind the figure of a score where it is quoted. */
  function scoreSign(id) {
    const unit = scoreUnit(id);
    return unit.startsWith("per cent") ? " %" : unit.startsWith("times") ? " × the world's mean" : " of 100";
  }

  const scored = (id, value) => number(value) + (value === null || value === undefined ? "" : scoreSign(id));

  /** The units of scores that stand on one axis. */
  function scoreUnits(ids) {
    const units = [...new Set(ids.map(scoreUnit))];
    return `Units: ${units.map((unit) => `${listed(ids.filter((id) => scoreUnit(id) === unit).map((id) => `“${title(id)}”`))} ${unit}`).join("; ")}.`;
  }

  const noScore = "No score in this year: no part of it has a value.";

  /** What the bounds of scores are; those of the index of control are others. */
  const scoreBounds = `90 % of the draws of what is not known; of “${titles.control_exposure}”, what it could be if the unknown were anything it may be`;

  const asGoodAsAll = 100 - 1e-6; // what sums of shares are off

  /** A share as per cent, one decimal where that says more; nothing is 0 or all unless it is. */
  function percent(share) {
    if (share === null || share === undefined) {
      return "–";
    }
    const value = share * 100;
    const isNearAll = value >= 99.05 && value < asGoodAsAll;
    const text = value.toFixed((Math.abs(value) >= 9.95 && !isNearAll) || value === 0 ? 0 : 1);
    return `${value > 0 && Number(text) === 0 ? "< 0.1" : isNearAll && Number(text) === 100 ? "> 99.9" : text} %`;
  }

  /** The name of a nation or a group within a sentence: the United States, but Japan. */
  const within = (name) =>
    /^(African Union|Bahamas|Comoros|European Union|Gambia|Isle of Man|Maldives|Netherlands|Philippines|United .*|.* (Islands|Republic|Territories))$/.test(name) ? `the ${name}` : name;

  /** The same where a sentence begins: The United States. */
  const opening = (name) => capital(within(name));

  /** Names in a row: A, B and C. */
  const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

  /** That nations have a value as one with others alone; names of both, and what they are as one: scored or measured. */
  const asOne = (members, others, done) =>
    `${listed(members)} ${members.length > 1 ? "are" : "is"} ${done} as one${others.length > 0 ? ` with ${listed(others)}` : ""}`;

  /** What is said of one that is several taken as one, where the tables have each of the several by itself. */
  const eachApart = (members, what) => `${capital(what)} of ${listed(members)} stand with each of them, not with all as one.`;

  /** Whose closed models a nation is not offered already; rows: publisher, listed. */
  function access(name, rows) {
    const of = (isListed) => listed(rows.filter((row) => row.listed === isListed).map((row) => row.publisher));
    const known = [
      of(false) ? `those of ${of(false)}` : "none that is known",
      of(true) && `offered: those of ${of(true)}`,
      of(null) && `not known: those of ${of(null)}`,
    ].filter(Boolean);
    return rows.length === 0 ? `Of ${within(name)} it is not known which closed models are offered.` : `Closed models that are not offered in ${within(name)} already: ${known.join("; ")}.`;
  }

  const accessNote =
    "By the publishers' lists of places from which their programming interfaces may be used, not their chat products nor resellers: undated, older than 2026, " +
    "the same for every year. Google's is out of date and is used for the nine economies alone that are on no list.";

  /** Of whom and of what the shares beside strengths and weaknesses are. */
  const profileNote =
    `Others: nations with a rank in “${titles.control_exposure}” and a value; who is level counts by half. What others could switch off is a share of the supply whose supplier and terms are known.`;

  const quantity = (value, unit) => (unit === "share" ? percent(value) : number(value));

  /** The bounds of a score beside it: such a score may still rest on what its source cannot see. */
  const scoreInterval = (row) => (number(row.low) === number(row.high) ? "bounds alike to three digits" : `between ${number(row.low)} and ${number(row.high)}`);

  /** What bounds of goods by origin leave out: who sold what is taken as it is completed, however little of it is listed. */
  const originBounds = "Bounds by origin hold whatever sellers make themselves; they are no wider where who sold is estimated.";

  /** Bounds in words, of which one alone may be known; the empty string where there is none. */
  function interval(low, high, unit, to = "to") {
    const [least, most] = [low, high].map((bound) => ((bound ?? null) === null ? null : quantity(bound, unit)));
    return least === null ? (most === null ? "" : `at most ${most}`) : most === null ? `at least ${least}` : `${least} ${to} ${most}`;
  }

  /** The same in a sentence: between 1 and 2, or at least 1. */
  const between = (low, high, unit) => {
    const said = interval(low, high, unit, "and");
    return said === "" || /^at /.test(said) ? said : `between ${said}`;
  };

  /** Bounds in brackets behind a value; none where they are shown like it. */
  function inBrackets(value, low, high, unit) {
    const said = interval(low, high, unit);
    const shown = quantity(value, unit);
    return said === "" || said === `${shown} to ${shown}` ? "" : ` (${said})`;
  }

  /** A text in which no line ends between a number and its sign. */
  const unbroken = (text) => text.replace(/(\d) %/g, "$1\u00a0%");

  /** The first few of a list that is in order, and how many more are level with the last of them. */
  function leading(sorted, value, told, separator = ", ", most = 3) {
    const named = sorted.slice(0, most);
    const more = sorted.slice(most).filter((item) => value(item) === value(named.at(-1))).length;
    return named.map(told).join(separator) + (more > 0 ? `${separator}and ${plainNumber(more, 0)} more with as much` : "");
  }

  const rankInterval = (row) => (row.rank_low === null || row.rank_low === undefined ? "" : `${row.rank_low} to ${row.rank_high}`);

  /** A number of things: 1 row, 2 rows. */
  const count = (n, thing) => `${plainNumber(n, 0)} ${thing}${n === 1 ? "" : "s"}`;

  /** What follows a number of this unit. */
  const unitAfter = (unit) => (["share", "score", "count", "0 to 1", "0 or 1", "-1 to 1"].includes(unit) ? "" : " " + unit);

  return {
    know, title, lowered, opening, byOrder, scoreOrder, strandOrder, strandSources, indexSource, tiers, openness, statuses, number, scoreUnit, scoreUnits, scoreSign, scored, scoreBounds, noScore, percent, within, listed, asOne, eachApart, access, accessNote, profileNote, quantity,
    scoreInterval, originBounds, interval, between, inBrackets, unbroken, leading, rankInterval, count, unitAfter,
    strand: (id) => register[id] ?? {},
  };
})();
