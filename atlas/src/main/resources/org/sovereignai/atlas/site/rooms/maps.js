// A map of one measure in one year.
"use strict";

const maps = (function () {
  const { quantity } = words;
  let registered = false;

  const everybody = { value: "", label: "", file: "", has: () => true };

  /** Draws a measure of a year into a place; the uncertain are faded if that is wanted, and some nations alone are shown. */
  async function draw(place, key, about, year, { fade = true, among = everybody } = {}) {
    const [nations, world] = await store.loadAll("nations", "world");
    const { remark } = await measures.remarks();
    const { rows: all, texts } = await measures.values(key);
    const values = all.map((row) => row.value).filter((value) => value !== null);
    const ends = arithmetic.classes(values, about.unit);
    const scale = figures.scale(ends.length);
    const classOf = (value) => ends.findLastIndex((end) => value >= end);
    const colour = (value) => scale[Math.max(0, classOf(value))];
    const width = (row) => (row.low === null || row.high === null ? 0 : classOf(row.high) - Math.max(0, classOf(row.low)));
    // The colour is one of many that could stand there: for scores, the rank could be anywhere in a third of the list; for
    // others, the bounds span four classes.
    const ranked = all.filter((row) => row.year === year && (row.rank ?? null) !== null).length;
    const isUncertain = (row) => (ranked > 0 ? (row.rank ?? null) === null || row.rank_high - row.rank_low > ranked / 3 : width(row) >= 3);

    const here = new Map(all.filter((row) => row.year === year).map((row) => [row.country, row]));
    const name = (code) => nations[code]?.name ?? code;
    const economies = Object.keys(nations).filter((code) => code !== "UNK");
    const shown = economies
      .filter((code) => among.has(code, year))
      .map((code) => ({ code, name: name(code), ...(here.get(code) ?? { value: null, low: null, high: null, note: null }) }));
    const withValue = shown.filter((row) => row.value !== null);
    // What areas have as one nation is drawn where they lie; the table has it once.
    const ones = arithmetic.takenAsOne(shown.map((row) => row.code), nations, (code) => (here.get(code)?.value ?? null) !== null);
    const drawn = shown.map((row) => {
      const one = ones.find(({ members }) => members.includes(row.code));
      return one ? { ...here.get(one.code), code: row.code, name: name(one.code) } : row;
    });
    const single = drawn.filter((_, i) => !nations[shown[i].code].merged); // several as one are counted by member
    const reason = (row) =>
      remark(row) || (here.has(row.code) ? "" : about.isScore ? words.noScore : "The sources say nothing about it for this measure and year.");

    if (!registered) {
      charts.registerMap("world", charts.feature(world.map, world.map.objects.world));
      registered = true;
    }
    const told = (row) =>
      [
        row.name,
        row.value === null ? "no value" : measures.inFull(row.value, about),
        row.low === row.high ? "" : words.between(row.low, row.high, about.unit),
        row.rank_low ? `rank ${row.rank}, ${row.rank_low} to ${row.rank_high}` : "",
        row.tier ? `tier ${row.tier}` : "",
        measures.wrapped(reason(row)),
      ]
        .filter(Boolean)
        .join("\n");
    const open = (code) => code && nations[code] && (location.href = `nation.html#code=${code}&year=${year}`);
    const lower = (i) => quantity(ends[i], about.unit);

    figures.figure(place, {
      title: `${about.title}${among.label && `, ${among.label}`}, ${year}`,
      summary: summary(withValue, about),
      height: Math.max(200, Math.min(560, place.clientWidth * 0.46)),
      legend: [
        ...ends.map((_, i) => ({ colour: scale[i], label: i + 1 < ends.length ? `${lower(i)} to ${lower(i + 1)}` : `${lower(i)} and more` })),
        { hatched: true, label: "no value" },
        ...(among.label ? [{ colour: figures.colours().missing, hollow: true, label: `empty: not of ${among.label}` }] : []),
        ...(fade ? [{ colour: scale[Math.floor(scale.length / 2)], opacity: 0.4, label: ranked > 0 ? "faded: it has no rank, or one of an interval of a third of the list and more" : "faded: its bounds span four classes" }] : []),
      ],
      option: (c) => {
        const style = (row) => ({
          areaColor: colour(row.value),
          opacity: fade && isUncertain(row) ? 0.4 : 1,
        });
        const small = shown.filter((row) => (world.points[row.code]?.[2] ?? 0) < 4 && world.points[row.code]);
        return {
          tooltip: { trigger: "item", formatter: (params) => (params.data?.row ? told(params.data.row) : `${name(params.name)}${among.label && `, not of ${among.label}`}`) },
          geo: {
            map: "world",
            roam: true,
            scaleLimit: { min: 1, max: 12 },
            aspectScale: 1,
            top: 2, bottom: 2, left: 2, right: 2,
            itemStyle: { areaColor: among.label ? c.ground : c.missing, borderColor: among.label ? c.missing : c.ground, borderWidth: 0.5 },
            emphasis: { label: { show: false }, itemStyle: { areaColor: "inherit", borderColor: c.text, borderWidth: 1.2 } },
            // The shapes take their looks from here; the series below adds hatching, words and clicks.
            regions: [
              ...drawn.filter((row) => row.value !== null).map((row) => ({ name: row.code, itemStyle: style(row), emphasis: { itemStyle: style(row) } })),
              ...economies.filter((code) => !among.has(code, year)).map((code) => ({ name: code, itemStyle: { areaColor: c.ground, borderColor: c.missing } })),
            ],
          },
          series: [
            {
              type: "map",
              geoIndex: 0,
              data: [
                ...drawn.map((row) => ({
                  name: row.code,
                  row,
                  itemStyle: row.value === null ? { decal: figures.hatch(c.muted) } : {},
                })),
                // Those that are not asked for stay empty, so that hatching still means that there is no value.
                ...economies.filter((code) => !among.has(code, year)).map((code) => ({ name: code, itemStyle: { areaColor: c.ground, borderColor: c.missing } })),
              ],
            },
            {
              type: "scatter",
              coordinateSystem: "geo",
              symbolSize: 9,
              data: small.map((row) => ({
                name: row.code,
                row,
                value: world.points[row.code].slice(0, 2),
                itemStyle:
                  row.value === null
                    ? { color: c.missing, borderColor: c.muted, borderWidth: 1, borderType: "dotted", opacity: 0.8 }
                    : { color: colour(row.value), borderColor: c.text, borderWidth: 0.8, opacity: fade && isUncertain(row) ? 0.5 : 1 },
                symbolSize: row.value === null ? 6 : 9,
              })),
            },
          ],
        };
      },
      click: (params) => open(params.data?.row?.code),
      note:
        notFinal(withValue, year) +
        `${single.filter((row) => row.value !== null).length} of ${single.length} economies${among.label && ` of ${among.label}`} ${single.filter((row) => row.value !== null).length === 1 ? "has" : "have"} a value. ${ones.map(({ members, others }) => `${words.asOne(members.map(name), others.map(name), about.isScore ? "scored" : "measured")}, and drawn so. `).join("")}Small territories are dots; hatched, or a dotted dot: no value, and a touch says why. ` +
        "Choose a nation for its page, with a finger touch it twice; drag and scroll to move and zoom.",
      columns: columns(about, year, reason),
      rows: [...shown].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.name.localeCompare(b.name)),
      source: about.isScore ? words.indexSource : texts.source.replace(/\.$/, ""),
      method: () => methods.ofMeasure(key),
      unit: measures.inUnit(about),
      file: `map-${key.replace("/", "-")}${among.file}-${year}`,
    });
  }

  /** Says of a year that its data are not final; one measure has one state in a year, except where sources differ by nation. */
  function notFinal(withValue, year) {
    const states = [...new Set(withValue.map((row) => row.status).filter((status) => status !== "final"))];
    const which = withValue.every((row) => row.status !== "final") ? "" : " for some nations, as the table says";
    return states.length > 0 ? `${year} is ${states.map((status) => words.statuses[status].replace(/^partial/, "a partial")).join(" or ")}${which}. ` : "";
  }

  function summary(withValue, about) {
    return measures.ends(withValue, about) || "No nation has a value.";
  }

  function columns(about, year, reason) {
    return [
      { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.code}&year=${year}` },
      { id: "country_code", label: "Code", value: (r) => r.code },
      { id: "year", label: "Year", number: true, value: () => year },
      { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => quantity(r.value, about.unit) },
      { id: "low", label: "Low", number: true, value: (r) => r.low, text: (r) => quantity(r.low, about.unit) },
      { id: "high", label: "High", number: true, value: (r) => r.high, text: (r) => quantity(r.high, about.unit) },
      ...(about.isScore
        ? [
            { id: "tier", label: "Tier", value: (r) => r.tier },
            ...(about.parent
              ? []
              : [
                  { id: "rank", label: "Rank", number: true, value: (r) => r.rank },
                  { id: "rank_low", label: "Rank from", number: true, value: (r) => r.rank_low },
                  { id: "rank_high", label: "Rank to", number: true, value: (r) => r.rank_high },
                ]),
          ]
        : [{ id: "n", label: "n", number: true, value: (r) => r.n }]),
      { id: "coverage", label: "Coverage", number: true, value: (r) => r.coverage, text: (r) => words.percent(r.coverage) },
      { id: "data_status", label: "Status", value: (r) => r.status },
      { id: "note", label: "Note", value: (r) => reason(r) },
    ];
  }

  return { draw };
})();
