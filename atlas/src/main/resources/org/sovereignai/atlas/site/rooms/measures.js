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

  const scoreTexts = {
    participation: "In per cent: the mean of its shares of the world.",
    participation_intensity: "Its part of the world's open source per share of the world's people: 1 is the world's mean.",
    dependence: "0 to 100: per cent of imports that the largest single supplier makes or sells on, mean over the strands that the nation needs.",
    dependence_bloc: "The same for the largest bloc that the nation is no member of.",
    dependence_one_partner: "The same where one supplier withholds all strands.",
    dependence_of_use: "The same of what is imported or made and exported.",
    dependence_weakest: "The same of the strand where it is largest.",
    irreplaceable: "The part of it that nobody could replace if all who lose the supplier looked for others at once.",
    control_exposure: "0 to 100; with a higher score others could switch off more.",
  };
  // What a score counts, where it is no number from 0 to 100.
  const scoreUnits = { participation: "per cent of the world's", participation_intensity: "times its share of the world's people" };
  const textOf = (id) => scoreTexts[id] ?? (id.startsWith("dependence_without_") ? `The same without ${id.slice("dependence_without_".length).replaceAll("_", " ")}.` : "0 to 100.");

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
          ...common, title: title(id), unit: "score", scale: scoreUnits[found.parent ?? id] ?? "0 to 100", isScore: true, parent: found.parent,
          direction: (found.parent ?? id).startsWith("participation") ? "+" : "-",
          formula: found.parent ? `Part of the score ${title(found.parent).toLowerCase()}. ${textOf(found.parent)}` : parts.length > 0 ? `Mean of: ${parts.join(", ").toLowerCase()}. ${textOf(id)}` : textOf(id),
        }
      : { ...common, title: found.title, unit: found.unit, isScore: false, direction: found.direction, dimension: found.dimension, strand: found.strand };
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
    const [all, release] = await loadAll("measures", "release");
    const titles = new Map(all.indicators.map((i) => [i.id, i.title]));
    const named = (id) => titles.get(id) ?? title(id);
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
        return `Missing, and ${rules[found[2]] ?? found[2]}: ${found[1].split(", ").map(named).join("; ")}.`;
      }
      if ((found = text.match(/^(.*?)(?:; )?coverage of (\w+) ([\d.]+) is below ([\d.]+)$/))) {
        return `${found[1] && sentence(found[1])} Too little is known: ${share(found[3])} of “${named(found[2])}” is covered, a score needs ${share(found[4])}.`.trim();
      }
      return sentence(text.replace(/^year not scored: /, "The year has no score: "));
    }

    const sentence = (text) => text[0].toUpperCase() + text.slice(1).replace(/\b[a-z0-9]+(_[a-z0-9]+)+\b/g, named) + (text.endsWith(".") ? "" : ".");

    /** Why there is no value, or what to know about it. */
    const remark = (row) => [row.status && row.status !== "final" ? words.statuses[row.status] : "", note(row.note)].filter(Boolean).join("; ");

    return { note, remark };
  }

  /** Text in lines for the box at the pointer. */
  const wrapped = (text) => text.replace(/(.{36,60}?)\s/g, "$1\n");

  return { choices, keys, about, values, remarks, wrapped };
})();
