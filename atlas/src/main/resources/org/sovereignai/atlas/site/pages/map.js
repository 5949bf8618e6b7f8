// The map: one measure in one year.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll } = atlas;

  const draw = atlas.page(async () => {
    const key = state.get("measure", "score/dependence");
    const about = await measures.about(key);
    atlas.options(byId("measure"), await measures.choices(), key);
    const year = atlas.year(about.years, about.whole);
    const fade = state.get("fade", "yes") === "yes";
    byId("fade").checked = fade;
    const among = filters.among(...(await loadAll("nations", "groups")));
    await maps.draw(byId("map"), key, about, year, { fade, among });
    fill(
      byId("about"),
      el("h2", {}, about.title),
      methods.list(await methods.ofMeasure(key)),
      el("p", {}, el("a", { href: `explore.html#measure=${key}` }, "Explore it: over the years, as bars, against another measure"), "."),
    );
  });

  atlas.listen(draw, "measure", "year", "among", "fade");
})();
