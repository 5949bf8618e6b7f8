// What the release says, question by question.
"use strict";

(function () {
  const { byId, el, fill, loadAll, rows } = atlas;

  atlas.page(async () => {
    const [findings, nations] = await loadAll("findings", "nations");
    const list = rows(findings);
    const ids = [...new Set(list.map((line) => line.id))];
    fill(byId("findings"), ids.map((id) => {
      const lines = list.filter((line) => line.id === id);
      const headlines = lines.filter((line) => line.headline);
      return el("section", { id }, [
        el("h2", {}, lines[0].question),
        headlines.map((line) => el("p", {}, el("strong", {}, atlas.unbroken(line.sentence)))),
        el("p", { class: "note" }, lines[0].caveats),
        el("details", {}, el("summary", {}, lines.length === 1 ? "The line with its numbers" : `All ${lines.length} lines`), atlas.table(lines[0].question, [
          { id: "sentence", label: "Finding", value: (r) => r.sentence },
          { id: "country_code", label: "Nation", value: (r) => nations[r.country]?.name ?? r.country, href: (r) => r.country && `nation.html#code=${r.country}&year=${r.year}` },
          { id: "year", label: "Year", number: true, value: (r) => r.year },
          { id: "value", label: "Figure", number: true, value: (r) => r.value, text: (r) => atlas.number(r.value) },
          { id: "n", label: "n", number: true, value: (r) => r.n },
        ], lines)),
      ]);
    }));
  });
})();
