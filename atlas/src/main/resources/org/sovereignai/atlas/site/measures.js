// Scores and indicators to choose from, and their values.
"use strict";

const measures = (function () {
  const { load, title, scoreOrder } = atlas;
  const dimensions = { participation: "Participation", dependence: "Dependence", annotation: "For orientation" };

  /** Choices for a select: score/<id> or indicator/<id>. */
  async function choices() {
    const all = await load("measures");
    const groups = all.scores.filter((s) => s.parent);
    return [
      { label: "Scores", options: scoreOrder.filter((id) => all.scores.some((s) => s.id === id)).map((id) => ["score/" + id, title(id)]) },
      ...scoreOrder
        .map((parent) => ({
          label: `Groups of ${title(parent).toLowerCase()}`,
          options: groups.filter((s) => s.parent === parent).map((s) => ["score/" + s.id, title(s.id)]),
        }))
        .filter((group) => group.options.length > 0),
      ...Object.entries(dimensions).map(([dimension, label]) => ({
        label: `Indicators: ${label.toLowerCase()}`,
        options: all.indicators.filter((i) => i.dimension === dimension).map((i) => ["indicator/" + i.id, i.title]),
      })),
    ];
  }

  const scoreTexts = {
    participation: "0 to 100; a higher score is more participation.",
    dependence: "0 to 100; a higher score is more dependence.",
    control_exposure: "0 to 100; with a higher score others could switch off more.",
  };

  /** What is known of a measure: key, title, unit, years, texts. */
  async function about(key) {
    const all = await load("measures");
    const [kind, id] = key.split("/");
    const found = (kind === "score" ? all.scores : all.indicators).find((m) => m.id === id);
    if (!found) {
      throw new Error(`this release has no measure '${key}'`);
    }
    const parts = all.scores.filter((score) => score.parent === id).map((score) => title(score.id));
    const years = Array.from({ length: found.last - found.first + 1 }, (_, i) => found.first + i);
    return kind === "score"
      ? {
          key, years, title: title(id), unit: "score", isScore: true, parent: found.parent,
          direction: (found.parent ?? id) === "participation" ? "+" : "-",
          formula: found.parent ? `Group of the score ${title(found.parent).toLowerCase()}. ${scoreTexts[found.parent]}` : `Made of groups of indicators: ${parts.join(", ").toLowerCase()}. ${scoreTexts[id]}`,
        }
      : { key, years, title: found.title, unit: found.unit, isScore: false, direction: found.direction };
  }

  const rules = { typical: "counted as typical", lowest: "counted as the lowest observed" };

  /**
   * Turns what the tables note of a value or a score into sentences: {note(text), remark(row)}; the remark of a row also
   * says that its year is not final.
   */
  async function words() {
    const [all, release] = await atlas.loadAll("measures", "release");
    const titles = new Map(all.indicators.map((i) => [i.id, i.title]));
    const named = (id) => titles.get(id) ?? title(id);
    const share = (text) => atlas.percent(Number(text));

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
    const remark = (row) => [row.status && row.status !== "final" ? atlas.statuses[row.status] : "", note(row.note)].filter(Boolean).join("; ");

    return { note, remark };
  }

  /** Text in lines for the box at the pointer. */
  const wrapped = (text) => text.replace(/(.{36,60}?)\s/g, "$1\n");

  return { choices, about, words, wrapped };
})();
