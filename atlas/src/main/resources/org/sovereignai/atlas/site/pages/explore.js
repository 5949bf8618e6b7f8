// Explore: any measure, any nations, as lines over the years, bars of a year, a table, or against another measure.
"use strict";

(function () {
  const { byId, el, fill, state, loadAll, quantity, count } = atlas;
  const first = ["USA", "CHN", "FRA", "DEU", "IND", "JPN", "KOR"];
  const kinds = { lines: "lines over the years", bars: "bars of one year", scatter: "against another measure", table: "table" };
  const dashes = ["solid", "dashed", "dotted"];
  const mostLines = 24;
  const mostBars = 60;

  const draw = atlas.page(async () => {
    const [nations, groups] = await loadAll("nations", "groups");
    const key = state.get("measure", "score/participation");
    const about = await measures.about(key);
    const chart = state.among(Object.keys(kinds), "chart", "lines");
    const across = state.get("across", key === "score/dependence" ? "score/participation" : "score/dependence");
    const other = chart === "scatter" ? await measures.about(across, "across") : null;
    const asked = state.list("nations", first);
    state.allAmong([...Object.keys(nations).filter((code) => code !== "UNK"), ...Object.keys(groups).map((id) => "group:" + id), "all"], asked, "nation");
    const [file, second] = [await measures.values(key), other && (await measures.values(across))];
    await menus(key, across, chart, asked, nations, groups);
    const years = chart === "lines" ? about.years : other ? about.years.filter((year) => other.years.includes(year)) : about.years;
    byId("year").closest("label").hidden = chart === "lines" || chart === "table";
    const year = years.length > 0 ? atlas.year(years, Math.min(about.whole, other ? other.whole : Infinity)) : about.whole;
    const everybody = Object.keys(nations).filter((code) => code !== "UNK");
    const chosen = asked.includes("all") ? everybody : arithmetic.expanded(asked, groups, chart === "lines" || chart === "table" ? about.whole : year);
    const { remark } = await measures.remarks();
    const name = (code) => nations[code]?.name ?? code;
    const rows = file.rows.filter((row) => chosen.includes(row.country)).map((row) => ({ ...row, name: name(row.country) }));
    const common = {
      source: about.isScore ? atlas.indexSource : file.texts.source.replace(/\.$/, ""),
      method: () => methods.ofMeasure(key),
      unit: inUnit(about),
      file: `explore-${about.id}-${chart}`,
      empty: `None of the ${count(chosen.length, "nation")} has a value of this here. The page of the measure says which have.`,
      click: (params) => params.data?.row && (location.href = `nation.html#code=${params.data.row.country}&year=${params.data.row.year}`),
    };
    // What a choice has as one with others alone is offered.
    const isOfYears = chart === "lines" || chart === "table";
    const has = (code) => [file, second].filter(Boolean).every((it) => it.rows.some((row) => row.country === code && row.value !== null && (isOfYears || row.year === year)));
    const ones = arithmetic.takenAsOne(chosen, nations, has);
    const saidOf = ({ members, others }) => atlas.asOne(members.map(name), others.map(name), about.isScore ? "scored" : "measured");
    fill(
      byId("as-one"),
      ...ones.flatMap((one) => (chosen.includes(one.code) ? [`${saidOf(one)}, which is shown. `] : [`${saidOf(one)}: `, el("a", { href: address.changed(location.hash, { nations: [...asked, one.code] }) }, "add it"), ". "])),
    );
    const asOne = { said: ones.map((one) => ` ${saidOf(one)}.`).join(""), codes: ones.flatMap(({ members }) => members) };
    const facts = { about, other, year, chosen, name, rows, remark, common, file, second, everybody, asOne };
    const place = byId("explored");
    ({ lines, bars, scatter, table })[chart](place, facts);
    fill(byId("about"), el("h2", {}, about.title), el("p", {}, about.isScore ? `${about.asks} ${about.formula}` : file.texts.question || file.texts.formula), about.isScore ? null : el("p", {}, el("a", { href: `indicator.html#id=${about.id}` }, "Page of the indicator: definition, caveats, map, ranking, download"), "."));
  });

  async function menus(key, across, chart, asked, nations, groups) {
    await narrow();
    atlas.options(byId("across"), await measures.choices(), across);
    byId("across").closest("label").hidden = chart !== "scatter";
    atlas.options(byId("chart"), Object.entries(kinds), chart);
    byId("log").checked = state.get("log", "auto") === "yes";
    const name = (code) => (code === "all" ? "all nations" : code.startsWith("group:") ? groups[code.slice(6)].name : nations[code].name);
    atlas.chips(byId("chosen"), asked, name, (next) => (state.set({ nations: next }), draw()));
    atlas.options(byId("group"), [["", "a group …"], ["all", "all nations"], ...Object.entries(groups).map(([id, group]) => ["group:" + id, group.name])].filter(([code]) => !asked.includes(code)), "");
    if (byId("nation-names").children.length === 0) {
      byId("add").addEventListener("focus", () => fill(byId("nation-names"), search.places(nations).filter((p) => !p.code.includes(":")).map(({ names }) => el("option", { value: names[0], label: [...new Set(names.slice(1))].slice(0, 12).join(", ") }))), { once: true });
    }
    byId("add").onchange = () => {
      const found = search.find(byId("add").value, search.places(nations, groups));
      byId("added").textContent = found === undefined && byId("add").value !== "" ? `No nation is called '${byId("add").value}'.` : "";
      byId("add").value = "";
      if (found !== undefined && !asked.includes(found)) {
        state.set({ nations: [...asked, found] });
        draw();
      }
    };
  }

  /** The measures whose names hold the words that are sought, and always the one that is shown. */
  async function narrow() {
    const key = state.get("measure", "score/participation");
    const wanted = byId("search").value;
    const groups = await measures.choices(wanted);
    const found = groups.reduce((sum, group) => sum + group.options.length, 0);
    const shown = groups.some((group) => group.options.some(([value]) => value === key)) ? [] : [{ label: "Shown now", options: [[key, (await measures.about(key)).title]] }];
    atlas.options(byId("measure"), [...shown, ...groups], key);
    byId("found").textContent = wanted === "" ? count(found, "measure") : `${count(found, "measure")} found`;
  }

  const { inUnit, inFull, bounded } = measures;
  const hasBounds = (row) => row.low !== null && row.high !== null && row.low !== undefined;
  const told = (row, about, remark) =>
    [`${row.name}, ${row.year}`, about.title, inFull(row.value, about), atlas.between(row.low, row.high, about.unit), row.rank_low ? `rank ${row.rank}, ${row.rank_low} to ${row.rank_high}` : "", measures.wrapped(remark(row))].filter(Boolean).join("\n");

  /** Whether an axis of these values goes by powers of ten: as the reader says, where all are above 0. */
  const isLog = (values, otherwise) => {
    const said = state.get("log", "auto");
    return values.length > 0 && Math.min(...values) > 0 && (said === "yes" || (said === "auto" && otherwise && arithmetic.isWide(values)));
  };
  const axisOf = (c, about, log, extra = {}) =>
    figures.axis(c, { type: log ? "log" : "value", scale: !log && !["score", "share", "0 to 1"].includes(about.unit), ...(log ? {} : about.scale === "0 to 100" ? { min: 0, max: 100 } : {}), axisLabel: { formatter: (v) => quantity(v, about.unit) }, ...extra });

  function columns(about, remark) {
    return [
      { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${r.year}` },
      { id: "country_code", label: "Code", value: (r) => r.country },
      { id: "year", label: "Year", number: true, value: (r) => r.year },
      { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => quantity(r.value, about.unit) },
      { id: "low", label: "Low", number: true, value: (r) => r.low, text: (r) => quantity(r.low, about.unit) },
      { id: "high", label: "High", number: true, value: (r) => r.high, text: (r) => quantity(r.high, about.unit) },
      { id: "data_status", label: "Status", value: (r) => r.status },
      { id: "note", label: "Note", value: (r) => remark(r) },
    ];
  }

  function lines(place, { about, chosen, name, rows, remark, common, asOne }) {
    const known = rows.filter((row) => row.value !== null);
    const last = (code) => known.filter((row) => row.country === code && row.status !== "partial").sort((a, b) => b.year - a.year)[0];
    const codes = chosen.filter((code) => known.some((row) => row.country === code)).sort((a, b) => (last(b)?.value ?? -Infinity) - (last(a)?.value ?? -Infinity)).slice(0, mostLines);
    const order = chosen.filter((code) => codes.includes(code)); // colours stay with nations
    const years = arithmetic.span(known.map((row) => row.year));
    const colour = (code) => figures.palette[order.indexOf(code) % figures.palette.length];
    const dash = (code) => dashes[Math.floor(order.indexOf(code) / figures.palette.length) % dashes.length];
    const log = isLog(known.map((row) => row.value), false);
    const withBounds = codes.length <= 8 ? known.filter((row) => codes.includes(row.country) && hasBounds(row) && row.low !== row.high && (!log || row.low > 0)) : [];
    const without = chosen.filter((code) => !known.some((row) => row.country === code));
    const missing = without.filter((code) => !asOne.codes.includes(code));
    const newest = codes.map(last).filter(Boolean).slice(0, 3);
    figures.figure(place, {
      ...common,
      title: about.title + (years.length > 1 ? `, ${years[0]} to ${years.at(-1)}` : years.map((year) => `, ${year}`).join("")),
      summary: newest.length === 0 ? "" : `Highest of these: ${newest.map((row) => `${row.name} ${bounded(row, about)} in ${row.year}`).join(", ")}.`,
      height: 420,
      legend: codes.map((code) => ({ colour: colour(code), label: name(code) + (dash(code) === "solid" ? "" : `, ${dash(code)}`) })),
      option: (c) => ({
        grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
        tooltip: { formatter: (p) => (p.data?.row ? told(p.data.row, about, remark) : "") },
        xAxis: figures.axis(c, { type: "category", data: years.map(String) }),
        yAxis: axisOf(c, about, log, { name: inUnit(about), nameTextStyle: { color: c.muted, align: "left" } }),
        series: [
          figures.whiskers(withBounds.map((row) => [row.low, row.high, years.indexOf(row.year)]), "y", (i) => colour(withBounds[i].country), 1),
          ...codes.map((code) => ({
            type: "line", symbol: "circle", symbolSize: 7, z: 4, connectNulls: false, lineStyle: { color: colour(code), width: 2, type: dash(code) },
            data: years.map((year) => {
              const row = known.find((r) => r.country === code && r.year === year);
              return row ? { value: row.value, row, itemStyle: { color: row.status === "final" ? colour(code) : c.ground, borderColor: colour(code), borderWidth: 2 } } : null;
            }),
          })),
        ],
      }),
      note: `${about.title} in ${inUnit(about)}. ${withBounds.length > 0 ? "Whiskers are bounds. " : codes.length > 8 ? "Bounds are drawn for eight nations at most; the table has them. " : ""}Hollow: not final.${log ? " The axis goes by powers of ten." : ""}${codes.length < chosen.length - without.length ? ` The highest ${codes.length} are drawn.` : ""}${missing.length > 0 ? ` Without a value: ${missing.slice(0, 12).map(name).join(", ")}${missing.length > 12 ? ` and ${missing.length - 12} more` : ""}.` : ""}${asOne.said}`,
      columns: columns(about, remark),
      rows: rows.length > 0 && known.length > 0 ? rows : [],
    });
  }

  function bars(place, { about, year, chosen, name, rows, remark, common, asOne }) {
    const here = rows.filter((row) => row.year === year);
    const known = here.filter((row) => row.value !== null).sort((a, b) => b.value - a.value || a.name.localeCompare(b.name));
    const shown = known.slice(0, mostBars);
    const log = isLog(known.map((row) => row.value), false);
    const all = [...known, ...here.filter((row) => row.value === null), ...chosen.filter((code) => !here.some((row) => row.country === code)).map((code) => ({ country: code, name: name(code), year, value: null, low: null, high: null, note: null }))];
    const without = chosen.length - known.length;
    figures.figure(place, {
      ...common,
      title: `${about.title}, ${year}`,
      summary: known.length > 3 && known[0].value > known.at(-1).value ? `Highest: ${atlas.leading(known, (row) => row.value, (row) => `${row.name} ${bounded(row, about)}`)}; lowest: ${measures.atEnd(known, known.at(-1).value, about, " ")}.` : measures.ends(known, about, ["Highest: ", "lowest: "], " "),
      height: 60 + shown.length * figures.rowHeight(shown.map((row) => figures.counted(row.name, row.n)), 180, 24),
      legend: [{ colour: figures.palette[5], label: inUnit(about) }],
      option: (c) => ({
        grid: { left: 8, right: 32, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (list) => told(shown[list[0].dataIndex], about, remark) },
        xAxis: axisOf(c, about, log, { position: "top", scale: false }),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => figures.counted(row.name, row.n)), axisLabel: figures.names(180) }),
        series: [
          { type: "bar", barWidth: 13, data: shown.map((row) => ({ value: row.value, row, itemStyle: { color: figures.palette[5], opacity: row.status === "final" ? 1 : 0.75 } })) },
          figures.whiskers(shown.map((row, i) => [row.low, row.high, i]).filter((item) => item[0] !== null && item[0] !== undefined && item[0] !== item[1] && (!log || item[0] > 0)), "x", figures.palette[0], 2),
        ],
      }),
      note: `${shown.length < known.length ? `The first ${shown.length} of ${known.length} are drawn. ` : ""}${without > 0 ? `${count(without, "nation")} without a value ${without === 1 ? "is" : "are"} in the table, with the reason. ` : ""}Lines are bounds; paler bars are not final.${figures.fewNote(shown)}${asOne.said}`,
      columns: columns(about, remark),
      rows: known.length > 0 ? all : [],
      file: `${common.file}-${year}`,
    });
  }

  function table(place, { about, rows, remark, common, asOne }) {
    figures.figure(place, {
      ...common,
      isTable: true,
      title: `${about.title}, all years`,
      summary: "A head sorts, a word narrows; the button copies what is shown for a spreadsheet. Rows without a value stand last, with the reason." + asOne.said,
      height: 10,
      columns: columns(about, remark),
      rows: [...rows].sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.year - a.year || (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.name.localeCompare(b.name)),
    });
  }

  function scatter(place, { about, other, year, chosen, name, common, file, second, everybody, remark, asOne }) {
    const right = new Map(second.rows.filter((row) => row.year === year && row.value !== null).map((row) => [row.country, row]));
    // The first measure goes up, the second to the right.
    const up = new Map(file.rows.filter((row) => row.year === year && row.value !== null).map((row) => [row.country, row]));
    const points = everybody.filter((code) => up.has(code) && right.has(code)).map((code) => ({ country: code, year, name: name(code), y: up.get(code), x: right.get(code) }));
    const isChosen = (point) => chosen.includes(point.country) && chosen.length < everybody.length;
    const singled = points.filter(isChosen);
    const lacking = chosen.filter((code) => !points.some((point) => point.country === code) && !asOne.codes.includes(code));
    const labelled = singled.length <= 30 ? singled : [];
    const [logX, logY] = [isLog(points.map((p) => p.x.value), true), isLog(points.map((p) => p.y.value), true)];
    // Where a value stands along its axis, whose ends are near those of the values.
    const along = (of, about, log) => {
      const scaled = (value) => (log ? Math.log10(value) : value);
      const all = points.map((p) => scaled(of(p).value));
      const ends = log ? [Math.floor(Math.min(...all)), Math.ceil(Math.max(...all))] : about.scale === "0 to 100" ? [0, 100] : [Math.min(0, ...all), Math.max(...all)];
      return (p) => (scaled(of(p).value) - ends[0]) / (ends[1] - ends[0] || 1);
    };
    const [across, upwards] = [along((p) => p.x, other, logX), along((p) => p.y, about, logY)];
    const height = figures.isNarrow() ? 380 : 520;
    const side = figures.sides(labelled.map((p) => ({ id: p.country, name: p.name, x: across(p), y: upwards(p) })), place.clientWidth - (figures.isNarrow() ? 120 : 130), height - 90);
    const words = (p) => [p.name, `${about.title}: ${bounded(p.y, about)}`, `${other.title}: ${bounded(p.x, other)}`, String(year), measures.wrapped([remark(p.x), remark(p.y)].filter(Boolean).join("; "))].filter(Boolean).join("\n");
    const cell = (id, label, of, unit) => ({ id, label, number: true, value: of, text: (r) => quantity(of(r), unit) });
    figures.figure(place, {
      ...common,
      title: `${about.title} against ${atlas.lowered(other.title)}, ${year}`,
      summary: `${count(points.length, "nation")} with both values in ${year}${singled.length > 0 ? `, ${singled.length} of them singled out` : ""}.${chosen.length < everybody.length && lacking.length > 0 ? ` Without both: ${atlas.listed(lacking.slice(0, 12).map(name))}${lacking.length > 12 ? ` and ${lacking.length - 12} more` : ""}.` : ""}`,
      height,
      legend: [{ colour: figures.palette[0], label: "chosen" }, { colour: "#888888", label: "all others" }],
      option: (c) => ({
        grid: { left: 24, right: 32, top: 36, bottom: 36, containLabel: true },
        tooltip: { formatter: (p) => (p.data?.row ? words(p.data.row) : "") },
        xAxis: axisOf(c, other, logX, { name: `${other.title} →`, nameLocation: "middle", nameGap: 30 }),
        yAxis: axisOf(c, about, logY, { name: `↑ ${about.title}`, nameTextStyle: { color: c.muted, align: "left" } }),
        series: [
          { type: "scatter", symbolSize: 7, itemStyle: { color: c.muted, opacity: 0.5 }, data: points.filter((p) => !isChosen(p)).map((p) => ({ value: [p.x.value, p.y.value], row: p })) },
          {
            type: "scatter", symbolSize: 11, z: 4, itemStyle: { color: figures.palette[0] },
            label: { show: labelled.length > 0, position: "top", formatter: (p) => p.data.row.name, color: c.text, textBorderColor: c.ground, textBorderWidth: 3 },
            labelLayout: { hideOverlap: true },
            data: singled.map((p) => ({ value: [p.x.value, p.y.value], row: p, label: { position: side.get(p.country) } })),
          },
        ],
      }),
      note: `Up: ${about.title} in ${inUnit(about)}${logY ? ", by powers of ten" : ""}. To the right: ${other.title} in ${inUnit(other)}${logX ? ", by powers of ten" : ""}. That two go together says nothing of a cause.${asOne.said}`,
      columns: [
        { id: "country_name", label: "Nation", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${year}` },
        { id: "country_code", label: "Code", value: (r) => r.country },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        cell(about.id, about.title, (r) => r.y.value, about.unit),
        cell(about.id + "_low", "low", (r) => r.y.low, about.unit),
        cell(about.id + "_high", "high", (r) => r.y.high, about.unit),
        cell(other.id, other.title, (r) => r.x.value, other.unit),
        cell(other.id + "_low", "low", (r) => r.x.low, other.unit),
        cell(other.id + "_high", "high", (r) => r.x.high, other.unit),
      ],
      rows: [...points].sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)) || b.y.value - a.y.value),
      unit: `${about.id}: ${inUnit(about)}; ${other.id}: ${inUnit(other)}`,
      file: `${common.file}-${other.id}-${year}`,
      empty: `No nation has both in ${year}.`,
    });
  }

  atlas.listen(draw, "measure", "across", "chart", "year", "log");
  document.addEventListener("DOMContentLoaded", () => {
    byId("search").addEventListener("input", narrow);
    byId("group").addEventListener("change", (e) => (state.set({ nations: [...state.list("nations", first), e.target.value] }), draw()));
  });
})();
