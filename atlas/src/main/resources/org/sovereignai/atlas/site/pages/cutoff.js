// What stops, and what stays, if the chosen suppliers deliver nothing more.
"use strict";

(function () {
  const { byId, el, fill, state, load, loadAll, rows, title, strandOrder, percent } = atlas;

  const draw = atlas.page(async () => {
    const [nations, strands, groups] = await loadAll("nations", "strands", "groups");
    const name = (code) => (code.startsWith("group:") ? groups[code.slice(6)].name : nations[code].name);
    const codes = Object.keys(nations).filter((code) => code !== "UNK");
    const offered = [...codes, ...Object.keys(groups).map((id) => "group:" + id)];
    const chosen = state.list("suppliers", ["USA"]);
    state.allAmong(offered, chosen, "supplier");
    atlas.options(byId("add"), [
      ["", "a supplier …"],
      { label: "Together", options: Object.entries(groups).map(([id, group]) => ["group:" + id, group.name]).filter(([code]) => !chosen.includes(code)) },
      { label: "Nations", options: codes.filter((c) => !chosen.includes(c)).map((c) => [c, name(c)]) },
    ], "");
    atlas.chips(byId("chosen"), chosen, name, (next) => (state.set({ suppliers: next }), draw()));
    const strand = state.among(Object.keys(strands), "strand", strandOrder[0]);
    const nation = state.among(codes, "nation", "FRA");
    atlas.options(byId("strand"), strandOrder.map((s) => [s, title(s)]), strand);
    atlas.options(byId("nation"), codes.map((c) => [c, name(c)]), nation);
    const choice = filters.among(nations, groups);
    const among = choice.value;
    const year = atlas.year(strands[strand].years, strands[strand].whole);
    const all = (await losses.from(chosen, year, nations, groups)).map((row) => ({ ...row, supplied: row.direct, direct: row.withdrawable, after: row.afterWithdrawal, ...(row.irrevocable === 0 ? {} : { direct_low: null, direct_high: null }) }));
    const who = atlas.listed(chosen.map((code) => atlas.within(name(code)))) || "nobody";
    const nothing = chosen.length === 0 ? "Choose a supplier above." : `No supply of ${year} is known to come from ${who}.`;
    const joined = losses.howJoined(chosen, year, groups);
    const added = losses.isAdded(chosen, year, groups);
    const when = `${added ? "added up, " : ""}${year}`;
    const members = (nations[nation].merged ?? []).map((code) => nations[code].name);
    const ofOne = members.length > 0 ? atlas.eachApart(members, "losses by strand") : nothing;
    const actors = { actor_codes: arithmetic.actors(chosen, groups, year).join("+"), is_added_up: added };
    const isWanted = (code) => choice.has(code, year);
    const ofStrand = all.filter((row) => row.strand === strand);
    const here = ofStrand.filter((row) => isWanted(row.country));
    const importers = rows(await load("importers/" + strand)).filter((row) => row.year === year && isWanted(row.country) && !arithmetic.expanded(chosen, groups, year).includes(row.country));
    const counted = chosen.length === 0 ? "" : await losses.counts(ofStrand.map((row) => ({ ...row, direct: row.supplied })), chosen, strand, year, nations, groups);
    const keeps = strands[strand].withdrawable === "none";
    losses.draw(byId("losses"), {
      title: keeps
        ? `${title(strand)}: nothing of it can be withdrawn; what stays in use if ${who} stopped, ${when}`
        : `${title(strand)}: loss if ${who} stopped, ${when}`,
      rows: here,
      label: (row) => row.name,
      code: (row) => row.country,
      href: (row) => `nation.html#code=${row.country}&year=${year}`,
      source: atlas.strandSources[strand],
      file: `cutoff-${chosen.join("-").replaceAll(":", "-")}-${strand}-${year}`,
      stays: true,
      added,
      facts: { strand, ...actors },
      counted: (among === "" || here.length === 0 ? "" : together(importers, here, among)) + (among === "" || counted === "" ? counted : `Of all nations: ${counted.charAt(0).toLowerCase()}${counted.slice(1)}`),
      note: joined,
      empty: nothing,
      method: () => methods.ofLosses(strand),
      year,
      little: await losses.littleTraders(strand, year),
    });
    losses.draw(byId("strands"), {
      title: `${name(nation)}: loss by strand if ${who} stopped, ${when}`,
      rows: all.filter((row) => row.country === nation).sort((a, b) => strandOrder.indexOf(a.strand) - strandOrder.indexOf(b.strand)),
      label: (row) => title(row.strand),
      code: (row) => row.strand,
      href: (row) => `supplier.html#code=${chosen[0]}&strand=${row.strand}&year=${year}`,
      source: [...new Set(all.filter((row) => row.country === nation).map((row) => atlas.strandSources[row.strand]))].join("; ") || "none",
      file: `cutoff-${chosen.join("-").replaceAll(":", "-")}-${nation}-${year}`,
      keepOrder: true,
      stays: true,
      note: joined,
      added,
      facts: { country_code: nation, ...actors },
      empty: ofOne,
      method: () => methods.ofLosses(strand),
      year,
    });
    const { access } = await load("nation/" + nation);
    byId("access").hidden = members.length > 0;
    fill(byId("access"), el("p", {}, atlas.access(name(nation), rows(access))), el("p", { class: "note" }, atlas.accessNote));

    /** The loss of all that are shown as of one importer. */
    function together(members, known, which) {
      const of = new Map(known.map((row) => [row.country, row]));
      const isTraced = known.some((row) => row.traced !== null);
      const none = { direct: 0, traced: isTraced ? 0 : null, low: isTraced ? 0 : null, high: isTraced ? 0 : null, irrevocable: 0 };
      const inUsd = members.some((row) => row.imports !== null);
      const sum = arithmetic.pooled(
        members.filter((row) => !inUsd || row.imports !== null).map((row) => ({ ...none, ...(of.get(row.country) ?? {}), weight: inUsd ? row.imports : row.n }))
          .map((row) => ({ ...row, direct_low: row.direct_low ?? row.direct, direct_high: row.direct_high ?? row.direct })),
        (row) => row.weight,
        ["direct", "direct_low", "direct_high", "traced", "low", "high", "irrevocable"],
      );
      const label = which.startsWith("group:") ? name(which) : which;
      const parts = [
        sum.traced === null ? `${losses.direct(sum)} stops` : `${percent(sum.traced)} by origin (${percent(sum.low)} to ${percent(sum.high)}), ${losses.direct(sum)} direct`,
        sum.irrevocable > 0 ? `${percent(sum.irrevocable)} stays` : "",
      ].filter(Boolean);
      return `${label} as one, weighted by ${inUsd ? "imports" : "cases"}: ${parts.join(", ")}. `;
    }
  });

  atlas.listen(draw, "strand", "nation", "among", "year");
  document.addEventListener("DOMContentLoaded", () => {
    byId("add").addEventListener("change", (e) => (state.set({ suppliers: [...state.list("suppliers", ["USA"]), e.target.value] }), draw()));
  });
})();
