// Scores and indicators to choose from, and their values.
"use strict";

const measures = (function () {
  const { load, loadAll, rows } = store;
  const { title, scoreOrder, strandOrder } = words;
  const dimensions = { participation: "Participation", dependence: "Dependence", annotation: "For orientation" };

  /** Choices for a select, by strand and kind, whose titles or ids hold all the words: score/<id> or indicator/<id>. */
  async function choices(wanted = "") {
    const all = await load("measures");
    const scores = (parent) => all.scores.filter((s) => (s.parent ?? null) === parent).map((s) => ["score/" + s.id, title(s.id)]);
    const indicators = (test) => all.indicators.filter(test).map((i) => ["indicator/" + i.id, i.title]);
    const kinds = Object.keys(dimensions);
    const groups = [
      { label: "Scores", options: scoreOrder.flatMap((id) => scores(null).filter(([key]) => key === "score/" + id)) },
      ...scoreOrder.map((parent) => ({ label: `Groups of ${title(parent).toLowerCase()}`, options: scores(parent) })),
      ...kinds.map((kind) => ({ label: dimensions[kind], options: indicators((i) => i.dimension === kind && !strandOrder.includes(i.strand)) })),
      ...strandOrder.flatMap((strand) =>
        kinds.map((kind) => ({ label: `${title(strand)}: ${dimensions[kind].toLowerCase()}`, options: indicators((i) => i.dimension === kind && i.strand === strand) })),
      ),
    ];
    return groups
      .map((group) => ({ ...group, options: group.options.filter(([key, text]) => search.matches(wanted, `${text} ${key} ${group.label}`)) }))
      .filter((group) => group.options.length > 0);
  }

  // Each read alone: what a reader of one chart is told.
  const scoreTexts = {
    participation: "Which part of the world's work on open source is the nation's, in per cent: the mean of its shares of four kinds of work.",
    participation_intensity: "The nation's part of the world's open source per share of the world's people: 1 is the world's mean.",
    dependence: "Which part of its imports of these goods the nation would lose if the largest single supplier withheld what it makes or sells on, in per cent: the mean over the strands that the nation needs.",
    dependence_bloc: "Which part of its imports of these goods the nation would lose if the largest bloc that it is no member of withheld what its members make or sell on, in per cent.",
    dependence_one_partner: "Which part of its imports of these goods the nation would lose if one supplier, the same for all strands, withheld what it makes or sells on, in per cent.",
    dependence_of_use: "Which part of what the nation imports of these goods, or makes and exports, it would lose if the largest single supplier withheld what it makes or sells on, in per cent.",
    dependence_weakest: "Which part of its imports the nation would lose if the largest single supplier withheld what it makes or sells on, in per cent, in the strand where that part is largest.",
    irreplaceable: "Which part of its imports of these goods nobody could replace if the largest single supplier withheld them and all who lose it looked for others at once, in per cent.",
    control_exposure: "How much of what the nation uses others could switch off, from 0 to 100; with a higher score they could switch off more.",
  };
  const textOf = (id) => scoreTexts[id] ?? (id.startsWith("dependence_without_") ? `Which part of its imports of these goods, without ${id.slice("dependence_without_".length).replaceAll("_", " ")}, the nation would lose if the largest single supplier withheld what it makes or sells on, in per cent.` : "0 to 100.");

  /** Every measure by its key. */
  async function keys() {
    const all = await load("measures");
    return [...all.scores.map((s) => "score/" + s.id), ...all.indicators.map((i) => "indicator/" + i.id)];
  }

  /** What is known of a measure: key, title, unit, years (the newest that is whole as `whole`), texts. */
  async function about(key, parameter = "measure") {
    const all = await load("measures");
    const [kind, id] = key.split("/");
    const found = (kind === "score" ? all.scores : kind === "indicator" ? all.indicators : []).find((m) => m.id === id);
    if (!found) {
      throw new address.Missing(parameter, key, await keys());
    }
    const parts = all.scores.filter((score) => score.parent === id).map((score) => title(score.id));
    const years = Array.from({ length: found.last - found.first + 1 }, (_, i) => found.first + i);
    const common = { key, id, years, whole: found.whole ?? found.last };
    return kind === "score"
      ? {
          ...common, title: title(id), unit: "score", scale: (found.parent ?? id).startsWith("participation") ? words.scoreUnit(found.parent ?? id) : "0 to 100", isScore: true, parent: found.parent,
          direction: (found.parent ?? id).startsWith("participation") ? "+" : "-",
          asks: found.parent ? `${title(id)}, as a part of: ${words.lowered(textOf(found.parent))}` : textOf(id),
          formula: found.parent ? `Part of the score ${words.lowered(title(found.parent))}.` : parts.length > 0 ? `Mean of: ${parts.join("; ").toLowerCase()}.` : "",
        }
      : { ...common, title: found.title, unit: found.unit, isScore: false, direction: found.direction, dimension: found.dimension, strand: found.strand };
  }

  /** The unit of a measure in words. */
  const inUnit = (about) => (about.isScore ? words.scoreUnit(about.parent ?? about.id) : about.unit);

  /** A value of a measure with its unit. */
  const inFull = (value, about) => words.quantity(value, about.unit) + (about.isScore ? words.scoreSign(about.parent ?? about.id) : words.unitAfter(about.unit));

  /** The value of a row with its unit, and its bounds where it has some. */
  const bounded = (row, about) => inFull(row.value, about) + words.inBrackets(row.value, row.low, row.high, about.unit);

  /** Who has the value of an end, by name where they are few. */
  function atEnd(rows, value, about, link) {
    const there = rows.filter((row) => row.value === value);
    return there.length === 1
      ? `${there[0].name}${link}${bounded(there[0], about)}`
      : `${there.length <= 3 ? words.listed(there.map((row) => row.name)) : `${there.length} of ${rows.length}`}${link}${inFull(value, about)}`;
  }

  /** The largest and the smallest value in a sentence, and who has them; rows with {name, value, low, high}. */
  function ends(rows, about, [most, least] = ["Largest: ", "smallest: "], link = " with ") {
    const values = rows.map((row) => row.value);
    const [largest, smallest] = [Math.max(...values), Math.min(...values)];
    return rows.length === 0
      ? ""
      : rows.length === 1
        ? `${words.opening(rows[0].name)} alone has a value: ${bounded(rows[0], about)}.`
        : largest === smallest
          ? `All ${rows.length} have the same value: ${inFull(largest, about)}.`
          : `${most}${atEnd(rows, largest, about, link)}; ${least}${atEnd(rows, smallest, about, link)}.`;
  }

  /** The values of a measure as rows {country, year, value, low, high, status, note, …}, and what is said of it. */
  async function values(key) {
    const file = await load(key);
    return { rows: rows(file.about ? file.values : file), texts: file.about ?? {} };
  }

  const rules = { typical: "counted as typical", lowest: "counted as the lowest observed" };

  /**
   * Turns what the tables note of a value or a score into sentences: {note(text), remark(row)}; the remark of a row also
   * says that its year is not final.
   */
  async function remarks() {
    const [all, release, nations] = await loadAll("measures", "release", "nations");
    const titles = new Map(all.indicators.map((i) => [i.id, i.title]));
    const named = (id) => titles.get(id) ?? title(id);
    const inside = (id) => words.lowered(named(id));
    const share = (text) => words.percent(Number(text));

    function note(text) {
      if (!text) {
        return "";
      }
      return release.notes[text] ?? text.split("; year not scored: ").map(part).join(" ");
    }

    function part(text) {
      let found;
      if ((found = text.match(/^missing (.+); rule (\w+)$/))) {
        return `Missing, and ${rules[found[2]] ?? found[2]}: ${found[1].split(", ").map(inside).join("; ")}.`;
      }
      if ((found = text.match(/^(.*?)(?:; )?coverage of (\w+) ([\d.]+) is below ([\d.]+)$/))) {
        return `${found[1] && sentence(found[1])} Too little is known: ${share(found[3])} of “${named(found[2])}” is covered, a score needs ${share(found[4])}.`.trim();
      }
      const together = (_, words, code) => words + (nations[code]?.name ?? code);
      return sentence(text.replace(/^year not scored: /, "The year has no score: ").replace(/(as one with others: )([A-Z]{3})$/, together));
    }

    const sentence = (text) => text[0].toUpperCase() + text.slice(1).replace(/\b[a-z0-9]+(_[a-z0-9]+)+\b/g, inside) + (text.endsWith(".") ? "" : ".");

    /** Why there is no value, or what to know about it. */
    const remark = (row) => [row.status && row.status !== "final" ? words.statuses[row.status] : "", note(row.note)].filter(Boolean).join("; ");

    return { note, remark };
  }

  /** The years of a nation's page, and the one that it opens with: the newest with a score, else with a whole value, else with anything. */
  function yearsOf(scores, indicators) {
    const years = [...new Set([...scores, ...indicators].map((row) => row.year))].sort();
    const newest = (rows) => rows.filter((row) => row.value !== null).map((row) => row.year).sort().at(-1);
    return { years, first: newest(scores.filter((row) => !row.parent)) ?? newest(indicators.filter((row) => row.status !== "partial")) ?? years.at(-1) };
  }

  /**
   * Rows of scores and of parts of scores by the axis that they share: a nation's part of the world and how many times its
   * share of the people that is have one each, of as many even steps as they need; all others go from 0 to 100. Each panel has
   * unit, step, max and rows.
   */
  function panels(rows, scoreOf, most) {
    const own = ["participation", "participation_intensity"];
    const inPanel = (id) => rows.filter((row) => (own.includes(scoreOf(row)) ? scoreOf(row) : null) === id);
    const rest = inPanel(null);
    const units = [...new Set(rest.map((row) => words.scoreUnit(scoreOf(row))))];
    const panel = (unit, rows, value) => ({ unit, step: arithmetic.evenStep(value), max: arithmetic.evenEnd(value), rows });
    return [
      ...own.map((id) => panel(words.scoreUnit(id), inPanel(id), Math.max(1e-6, ...inPanel(id).map(most)))),
      panel(units.length === 1 ? units[0] : "0 to 100", rest, 100),
    ].filter((panel) => panel.rows.length > 0);
  }

  /** Text in lines for the box at the pointer. */
  const wrapped = (text) => text.replace(/(.{36,60}?)\s/g, "$1\n");

  return { choices, keys, about, inUnit, inFull, bounded, atEnd, ends, values, remarks, yearsOf, panels, wrapped };
})();
