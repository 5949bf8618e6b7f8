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
    participation: "0 to 100, more takes part more.",
    dependence: "0 to 100, more depends more.",
    control_exposure: "0 to 100, more could be switched off by others.",
  };

  /** What is known of a measure: key, title, unit, years, texts. */
  async function about(key) {
    const all = await load("measures");
    const [kind, id] = key.split("/");
    const found = (kind === "score" ? all.scores : all.indicators).find((m) => m.id === id);
    if (!found) {
      throw new Error(`this release has no measure '${key}'`);
    }
    const years = Array.from({ length: found.last - found.first + 1 }, (_, i) => found.first + i);
    return kind === "score"
      ? {
          key, years, title: title(id), unit: "score", isScore: true, parent: found.parent,
          direction: (found.parent ?? id) === "participation" ? "+" : "-",
          formula: found.parent ? `Group of the score ${title(found.parent).toLowerCase()}. ${scoreTexts[found.parent]}` : scoreTexts[id],
        }
      : { key, years, title: found.title, unit: found.unit, isScore: false, direction: found.direction };
  }

  /** Why there is no value, or what to know about it, in words. */
  function remark(row, notes) {
    const words = [];
    if (row.status && row.status !== "final") {
      words.push(atlas.statuses[row.status]);
    }
    if (row.note) {
      words.push(notes[row.note] ?? row.note);
    }
    return words.join("; ");
  }

  return { choices, about, remark };
})();
