// The suppliers of one nation: in one year, and over the years. What is known leads; what is not is said in words.
"use strict";

const suppliers = (function () {
  const { percent, title } = words;
  // No supplier of its own: what is not known, and all those that have no row of their own.
  const rest = { OTH: "others, together", UNK: "unknown" };
  const isSupplier = (code) => !(code in rest);
  const nameIn = (nations) => (code) => rest[code] ?? nations[code]?.name ?? code;

  /** Known suppliers by size, then the others together, then what is unknown. */
  const inOrder = (rows) => {
    const place = (row) => ["OTH", "UNK"].indexOf(row.supplier);
    return [...rows].sort((a, b) => place(a) - place(b) || Math.max(b.direct, b.traced ?? 0) - Math.max(a.direct, a.traced ?? 0) || a.supplier.localeCompare(b.supplier));
  };

  /** What is not known of a supply, in words where that is more than a third; estimated: the part that nobody lists, also in shares below one percent. */
  function unsure(rows, estimated = 0) {
    const share = (name, test) => rows.filter(test).reduce((sum, row) => sum + (row[name] ?? 0), 0);
    const parts = [
      [share("traced", (row) => row.supplier === "UNK"), "is of unknown origin"],
      [share("direct", (row) => row.supplier === "UNK"), "has no known supplier"],
      [estimated, "is estimated, since neither side reports it"],
    ];
    const said = parts.filter(([part]) => part > 1 / 3).map(([part, text]) => `${percent(part)} ${text}`);
    return said.length > 0 ? `Mind: ${words.listed(said)}; the known part below is not the whole. ` : "";
  }

  const told = (row, name) =>
    [
      name(row.supplier),
      `direct ${percent(row.direct)}${row.direct_low !== null && row.direct_low !== undefined ? `, between ${percent(row.direct_low)} and ${percent(row.direct_high)}` : ""}`,
      (row.way ?? null) === null ? "" : `made or sold on at any step ${percent(row.way)}, between ${percent(row.way_low)} and ${percent(row.way_high)}`,
      row.traced === null ? "not traced" : `by origin ${percent(row.traced)}, between ${percent(row.low)} and ${percent(row.high)}`,
      row.basis ? `direct share ${row.basis}` : "",
    ]
      .filter(Boolean)
      .join("\n");

  const bases = { reported: "reported", mirrored: "reported by the other side", estimated: "estimated" };

  /** What the direct shares of rows rest on, with their bounds, as columns; none where the strand is not goods. */
  const basisColumns = (rows) =>
    rows.some((row) => row.basis)
      ? [
          { id: "supplier_basis", label: "Direct share is", value: (r) => r.basis, text: (r) => bases[r.basis] ?? r.basis ?? "–" },
          { id: "direct_low", label: "Direct, low", number: true, value: (r) => r.direct_low, text: (r) => percent(r.direct_low) },
          { id: "direct_high", label: "Direct, high", number: true, value: (r) => r.direct_high, text: (r) => percent(r.direct_high) },
        ]
      : [];

  /** A share by origin, with its bounds where they differ. */
  const madeBy = (row) => percent(row.traced) + words.inBrackets(row.traced, row.low, row.high, "share");

  /** A direct share, with its bounds where it is estimated. */
  const boughtIn = (row) => percent(row.direct) + (row.basis === "estimated" ? ` (estimated, ${percent(row.direct_low)} to ${percent(row.direct_high)})` : "");

  /** The suppliers of a year. rows: those of the nation, strand and year; estimated: the part of all that is. */
  function draw(place, { code, strand, year, nations, rows, estimated, most = 15 }) {
    const name = nameIn(nations);
    const here = inOrder(rows);
    const known = here.filter((row) => isSupplier(row.supplier));
    const shown = [...known.slice(0, most), ...here.filter((row) => !isSupplier(row.supplier))];
    const [direct, traced, way] = [figures.palette[5], figures.palette[0], figures.palette[4]];
    const hasWay = here.some((row) => (row.way ?? null) !== null);
    const hasBasis = here.some((row) => row.basis);
    const first = (share, told) => words.leading([...known].filter((row) => (share(row) ?? 0) > 0).sort((a, b) => share(b) - share(a)), share, (row) => `${name(row.supplier)} ${told(row)}`);
    const bought = first((row) => row.direct, boughtIn);
    const made = first((row) => row.traced, madeBy);
    figures.figure(place, {
      title: figures.counted(`${name(code)}: suppliers of ${strand ? title(strand).toLowerCase() : "anything"}, ${year}`, here[0]?.n),
      summary: `${unsure(here, estimated)}${known.length === 0 ? "No supplier is known." : [bought && `Largest, direct: ${bought}.`, made && `By origin: ${made}.`].filter(Boolean).join(" ")}`,
      height: 50 + shown.length * figures.rowHeight(shown.map((row) => name(row.supplier)), 200, 28),
      legend: [
        { colour: direct, label: "direct: as bought" },
        { colour: traced, label: "traced to origin, with its bounds" },
        ...(hasWay ? [{ colour: way, label: "made or sold on at any step" }] : []),
        ...(here.some((row) => row.supplier === "UNK" || row.basis === "estimated") ? [{ hatched: true, label: hasBasis ? "hatched: unknown, or estimated" : "hatched: unknown" }] : []),
      ],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (list) => told(shown[list[0].dataIndex], name) },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => name(row.supplier)), axisLabel: figures.names(200) }),
        series: [
          {
            type: "bar", barWidth: 12, itemStyle: { color: direct },
            data: shown.map((row) =>
              row.supplier === "UNK"
                ? { value: row.direct, itemStyle: { color: c.missing, decal: figures.hatch(c.muted) } }
                : row.basis === "estimated"
                  ? { value: row.direct, itemStyle: { decal: figures.hatch(c.ground) } }
                  : row.direct,
            ),
          },
          figures.whiskers(shown.map((row, i) => [row.low, row.high, i]).filter((item) => item[0] !== null), "x", traced, 2),
          { type: "scatter", symbol: "diamond", symbolSize: 10, z: 3, itemStyle: { color: traced, borderColor: c.ground, borderWidth: 1 }, data: shown.flatMap((row, i) => (row.traced === null ? [] : [[row.traced, i]])) },
          { type: "scatter", symbol: "rect", symbolSize: [3, 16], z: 4, itemStyle: { color: way }, data: shown.flatMap((row, i) => ((row.way ?? null) === null ? [] : [[row.way, i]])) },
        ],
      }),
      note: `Shares of one percent and more${known.length > most ? `; the first ${most} suppliers are drawn` : ""}. Goods: foreign supply alone. Unknown: no source names the supplier, or the origin; its part widens all bounds.${hasWay ? " What somebody made or sold on at any step counts for each that it met and does not add up." : ""}${hasBasis ? ` ${words.originBounds}` : ""}${figures.fewNote(here)}`,
      columns: [
        { id: "supplier", label: "Supplier", value: (r) => name(r.supplier), href: (r) => (isSupplier(r.supplier) ? `supplier.html#code=${r.supplier}&strand=${strand}&year=${year}` : "data.html#table=dependence_edge") },
        { id: "supplier_code", label: "Code", value: (r) => r.supplier },
        { id: "direct_share", label: "Direct", number: true, value: (r) => r.direct, text: (r) => percent(r.direct) },
        { id: "traced_share", label: "Traced", number: true, value: (r) => r.traced, text: (r) => percent(r.traced) },
        { id: "traced_low", label: "Low", number: true, value: (r) => r.low, text: (r) => percent(r.low) },
        { id: "traced_high", label: "High", number: true, value: (r) => r.high, text: (r) => percent(r.high) },
        { id: "n", label: "n", number: true, value: (r) => r.n },
        ...basisColumns(here),
        ...(hasWay
          ? [
              { id: "on_way_share", label: "Made or sold on", number: true, value: (r) => r.way, text: (r) => percent(r.way) },
              { id: "on_way_low", label: "Low", number: true, value: (r) => r.way_low, text: (r) => percent(r.way_low) },
              { id: "on_way_high", label: "High", number: true, value: (r) => r.way_high, text: (r) => percent(r.way_high) },
            ]
          : []),
      ],
      rows: here,
      empty: `No supplier is known in ${year}.`,
      source: words.strandSources[strand] ?? "none",
      method: strand && (() => methods.ofStrand(strand)),
      unit: "share",
      year,
      facts: { country_code: code, strand },
      file: `nation-${code}-suppliers-${strand}-${year}`,
    });
  }

  /** The largest suppliers over the years, by origin where that is known, and direct. rows: all of the nation and strand. */
  function overYears(place, { code, strand, nations, rows, most = figures.isNarrow() ? 5 : 7 }) {
    const name = nameIn(nations);
    const isTraced = rows.some((row) => row.traced !== null);
    const share = (row) => (isTraced ? row.traced : row.direct);
    const years = arithmetic.span(rows.map((row) => row.year));
    const totals = new Map();
    rows.filter((row) => isSupplier(row.supplier)).forEach((row) => totals.set(row.supplier, (totals.get(row.supplier) ?? 0) + (share(row) ?? 0)));
    const drawn = [...totals].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, most).map(([supplier]) => supplier);
    const at = new Map(rows.map((row) => [row.supplier + row.year, row]));
    const isKnown = new Set(rows.map((row) => row.year));
    const unknown = years.map((year) => (isKnown.has(year) ? (share(at.get("UNK" + year) ?? {}) ?? 0) : null));
    const isUnsure = unknown.some((part) => part >= 0.005);
    const leaders = years.flatMap((year) => {
      const here = rows.filter((row) => row.year === year && isSupplier(row.supplier) && share(row) !== null).sort((a, b) => share(b) - share(a));
      const level = here.filter((row) => share(row) === share(here[0])); // several may be first together
      const second = here[level.length];
      return here.length > 0 ? [{ year, name: words.listed(level.map((row) => words.within(name(row.supplier))).sort()), isApart: !isTraced || !second || level.every((row) => row.low > second.high), second: second && name(second.supplier) }] : [];
    });
    const leads = leaders.at(-1);
    const first = arithmetic.firstSince(leaders);
    const colour = (i) => figures.palette[i % figures.palette.length];
    figures.figure(place, {
      title: `${name(code)}: suppliers of ${title(strand).toLowerCase()} over the years${isTraced ? ", by origin" : ""}`,
      summary: first === null ? "" : `Largest known: ${first.name}, ${first.isWhole ? `in every year since ${first.since}, the first here` : `since ${first.since}`}.${leads.isApart ? "" : ` By the estimate: in ${leads.year} its bounds and those of ${words.within(leads.second)} overlap.`}${isUnsure ? ` The grey area is the unknown part${isTraced ? " of origin" : ""}.` : ""}`,
      height: 320,
      legend: [...drawn.map((supplier, i) => ({ colour: colour(i), label: name(supplier) })), ...(isUnsure ? [{ hatched: true, label: "unknown" }] : [])],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
        tooltip: {
          trigger: "axis",
          formatter: (list) => {
            const year = years[list[0].dataIndex];
            if (!isKnown.has(year)) {
              return `${year}: nothing is known`;
            }
            const line = (supplier) => {
              const row = at.get(supplier + year);
              return row ? `${name(supplier)} ${percent(share(row))}${isTraced ? ` (${percent(row.low)} to ${percent(row.high)}; direct ${percent(row.direct)})` : ""}` : `${name(supplier)} below 1 %`;
            };
            return [String(year), ...drawn.map(line), `unknown ${percent(unknown[list[0].dataIndex])}`].join("\n");
          },
        },
        xAxis: figures.axis(c, { type: "category", data: years.map(String) }),
        yAxis: figures.axis(c, { type: "value", min: 0, max: 1, axisLabel: { formatter: (v) => `${Math.round(v * 100)} %` } }),
        series: [
          { type: "line", symbol: "none", lineStyle: { width: 0 }, areaStyle: { color: c.missing, opacity: 0.7, decal: figures.hatch(c.muted) }, data: unknown },
          ...drawn.map((supplier, i) => ({
            type: "line", symbol: "circle", symbolSize: 7, z: 3, itemStyle: { color: colour(i) }, lineStyle: { color: colour(i), width: 2 },
            data: years.map((year) => share(at.get(supplier + year) ?? {}) ?? null),
          })),
        ],
      }),
      note: `Shares of one percent and more; the ${drawn.length === 1 ? "largest of all years is" : `${drawn.length} largest of all years are`} drawn, the table has all with their bounds. A gap: less than that, or nothing known.${rows.some((row) => row.basis) ? ` ${words.originBounds}` : ""}`,
      columns: [
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        { id: "supplier", label: "Supplier", value: (r) => name(r.supplier), href: (r) => (isSupplier(r.supplier) ? `supplier.html#code=${r.supplier}&strand=${strand}&year=${r.year}` : null) },
        { id: "supplier_code", label: "Code", value: (r) => r.supplier },
        { id: "direct_share", label: "Direct", number: true, value: (r) => r.direct, text: (r) => percent(r.direct) },
        { id: "traced_share", label: "Traced", number: true, value: (r) => r.traced, text: (r) => percent(r.traced) },
        { id: "traced_low", label: "Low", number: true, value: (r) => r.low, text: (r) => percent(r.low) },
        { id: "traced_high", label: "High", number: true, value: (r) => r.high, text: (r) => percent(r.high) },
        { id: "n", label: "n", number: true, value: (r) => r.n },
        ...basisColumns(rows),
      ],
      rows: [...rows].sort((a, b) => b.year - a.year),
      empty: "No supplier is known in any year.",
      source: words.strandSources[strand] ?? "none",
      method: () => methods.ofStrand(strand),
      unit: "share",
      facts: { country_code: code, strand },
      file: `nation-${code}-suppliers-${strand}-years`,
    });
  }

  return { madeBy, draw, overYears, inOrder, unsure, basisColumns, isSupplier, nameIn };
})();
