// A group of nations: its members, what they supply each other, the group as one importer, and who in it holds what.
"use strict";

(function () {
  const { byId, el, fill, state, load, loadAll, rows, quantity, percent, title, strandOrder, count } = atlas;

  const draw = atlas.page(async () => {
    const [nations, groups, strands] = await loadAll("nations", "groups", "strands");
    const ids = Object.keys(groups);
    const id = state.among(ids, "id", ids.includes("asean") ? "asean" : ids[0]);
    const group = groups[id];
    atlas.options(byId("id"), ids.map((other) => [other, groups[other].name]), id);
    const strand = state.among(Object.keys(strands), "strand", strandOrder[0]);
    atlas.options(byId("strand"), strandOrder.map((s) => [s, title(s)]), strand);
    const key = state.get("measure", "score/dependence");
    const about = await measures.about(key);
    atlas.options(byId("measure"), await measures.choices(), key);
    const year = atlas.year(strands[strand].years, strands[strand].whole);
    const members = arithmetic.members(group, year).filter((code) => nations[code]).sort((a, b) => nations[a].name.localeCompare(nations[b].name, "en"));
    byId("name").textContent = group.name;
    fill(byId("lead"), `${count(members.length, "member")} in ${year}: `, members.flatMap((code, i) => [i > 0 ? ", " : "", el("a", { href: `nation.html#code=${code}&strand=${strand}&year=${year}` }, nations[code].name)]), ".");
    fill(byId("further"), [
      el("a", { href: `cutoff.html#suppliers=group:china&among=group:${id}&strand=${strand}&year=${year}` }, "What its members lose if China stops, or another"), " · ",
      el("a", { href: `explore.html#nations=group:${id}` }, "Explore its members over the years"), " · ",
      el("a", { href: `supplier.html#code=group:${id}&strand=${strand}&year=${year}` }, "Who depends on it"),
    ]);
    await standing(key, about, id, members, nations, Math.min(year, about.years.at(-1)));
    const own = group.measured ? await load("group/" + id) : {};
    mutual(group, id, strands, rows(own.values), year);
    const edges = rows(own.edges).filter((row) => row.strand === strand && row.year === year);
    if (edges.length > 0) {
      asOne(strand, id, group, edges, nations, year);
    } else {
      await importer(strand, id, group, members, nations, year);
    }
    await holders(group, id, rows(own.holders), nations, strands);
  });

  /** The members by one measure. */
  async function standing(key, about, id, members, nations, year) {
    const { rows: all, texts } = await measures.values(key);
    const { remark } = await measures.remarks();
    const at = about.years.includes(year) ? Math.min(year, about.whole) : about.whole;
    const here = new Map(all.filter((row) => row.year === at).map((row) => [row.country, row]));
    const list = members
      .map((code) => ({ country: code, name: nations[code].name, year: at, ...(here.get(code) ?? { value: null, low: null, high: null, note: null }) }))
      .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.name.localeCompare(b.name));
    const known = list.filter((row) => row.value !== null);
    const middle = arithmetic.median(known.map((row) => row.value));
    figures.figure(byId("members"), {
      title: `${groupName(id)}: ${atlas.lowered(about.title)}, ${at}`,
      summary: known.length === 0 ? "" : `${known.length > 1 ? `The middle of ${count(known.length, "member")} is ${measures.inFull(middle, about)}; ` : ""}${measures.ends(known, about, ["highest ", "lowest "], " ")}`,
      height: 60 + known.length * figures.rowHeight(known.map((row) => figures.counted(row.name, row.n)), 180, 26),
      legend: [{ colour: figures.palette[5], label: `${measures.inUnit(about)}, with its bounds` }],
      option: (c) => ({
        grid: { left: 8, right: 32, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => told(known[of[0].dataIndex], about, remark) },
        xAxis: figures.axis(c, { type: "value", position: "top", axisLabel: { formatter: (v) => quantity(v, about.unit) } }),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: known.map((row) => figures.counted(row.name, row.n)), axisLabel: figures.names(180) }),
        series: [
          { type: "bar", barWidth: 13, itemStyle: { color: figures.palette[5] }, data: known.map((row) => row.value) },
          figures.whiskers(known.map((row, i) => [row.low, row.high, i]).filter((item) => (item[0] ?? null) !== null && item[0] !== item[1]), "x", figures.palette[0], 2),
        ],
      }),
      note: known.length < list.length ? `Without a value, with the reason in the table: ${list.slice(known.length).map((row) => row.name).join(", ")}.` : "",
      columns: [
        { id: "country_name", label: "Member", value: (r) => r.name, href: (r) => `nation.html#code=${r.country}&year=${r.year}` },
        { id: "country_code", label: "Code", value: (r) => r.country },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => quantity(r.value, about.unit) },
        { id: "low", label: "Low", number: true, value: (r) => r.low, text: (r) => quantity(r.low, about.unit) },
        { id: "high", label: "High", number: true, value: (r) => r.high, text: (r) => quantity(r.high, about.unit) },
        { id: "rank", label: "Rank", number: true, value: (r) => r.rank ?? null },
        { id: "note", label: "Note", value: (r) => remark(r) },
      ],
      rows: known.length > 0 ? list : [],
      source: about.isScore ? atlas.indexSource : texts.source.replace(/\.$/, ""),
      method: () => methods.ofMeasure(key),
      unit: measures.inUnit(about),
      facts: { group_id: id },
      file: `group-${id}-${about.id}-${at}`,
      empty: `No member has a value in ${at}.`,
    });
  }

  const groupName = (id) => byId("id").querySelector(`option[value="${id}"]`).textContent;
  const told = (row, about, remark) => [`${row.name}, ${row.year}`, measures.inFull(row.value, about), atlas.between(row.low, row.high, about.unit), measures.wrapped(remark(row))].filter(Boolean).join("\n");

  const amount = (usd) => `${atlas.number(usd / 1e9)} bn USD`;
  const range = (row) => percent(row.value) + atlas.inBrackets(row.value, row.low, row.high, "share");

  const notMeasured = (group) =>
    group.kind === "policy"
      ? "It is a list of a policy, and no group that acts: nothing is measured of it as one."
      : "What it could withhold from others is measured as of one; what its members have together, and supply each other, is not.";

  /** What members buy from each other, and could buy from each other at most: what of their dependence would vanish. */
  function mutual(group, id, strands, all, year) {
    const at = (strand, measure) => all.find((row) => row.strand === strand && row.measure === measure && row.year === year);
    const list = strandOrder
      .map((strand) => ({ strand, imports: at(strand, "imports_usd"), now: at(strand, "from_members_share"), then: at(strand, "could_be_from_members_share") }))
      .filter((row) => row.now);
    const [now, then] = [figures.palette[5], figures.palette[2]];
    const few = list.find((row) => row.now.n < row.now.members);
    const told = (row) => [title(row.strand), `imports ${amount(row.imports.value)}`, `from each other ${range(row.now)}`, row.then ? `covered at most ${range(row.then)}` : ""].filter(Boolean).join("\n");
    const bounds = (name, shift) => figures.whiskers(list.map((row, i) => [row[name]?.low, row[name]?.high, i]).filter((item) => (item[0] ?? null) !== null), "x", figures.palette[0], 2, shift);
    figures.figure(byId("mutual"), {
      title: `${group.name}: what would vanish of its members' dependence, ${year}`,
      summary: list.length === 0 ? "" : `Taken as one, this part of what members import is home supply: ${list.map((row) => `${strands[row.strand].words} ${range(row.now)}`).join("; ")}.`,
      height: 60 + list.length * figures.rowHeight(list.map((row) => strands[row.strand].words), 180, 52),
      legend: [
        { colour: now, label: "bought from each other, made there or not" },
        { colour: then, label: "at most: covered by what they make and sell to anybody" },
      ],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => told(list[of[0].dataIndex]) },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: list.map((row) => strands[row.strand].words), axisLabel: figures.names(180) }),
        series: [
          { type: "bar", barWidth: 12, itemStyle: { color: now }, data: list.map((row) => row.now.value) },
          { type: "bar", barWidth: 12, barGap: "20%", itemStyle: { color: then }, data: list.map((row) => row.then?.value ?? null) },
          bounds("now", -7),
          bounds("then", 7),
        ],
      }),
      note:
        `${few ? `${few.now.n} of ${few.now.members} members have figures; the others are missing, not zero. ` : ""}Lines are bounds. What members sell each other is not what they make: some pass goods on, so that the first bar can be longer than the second. ` +
        "At most: no more than members import, and no more than they make and sell to anybody; a heading is not one product, so that it is an upper estimate.",
      columns: [
        { id: "strand", label: "Strand", value: (r) => r.strand, text: (r) => title(r.strand) },
        { id: "year", label: "Year", number: true, value: () => year },
        { id: "imports_usd", label: "Imports", number: true, value: (r) => r.imports.value, text: (r) => amount(r.imports.value) },
        ...[["now", "from_members_share", "From each other"], ["then", "could_be_from_members_share", "Covered at most"]].flatMap(([key, id, label]) => [
          { id, label, number: true, value: (r) => r[key]?.value ?? null, text: (r) => percent(r[key]?.value ?? null) },
          { id: id + "_low", label: "low", number: true, value: (r) => r[key]?.low ?? null, text: (r) => percent(r[key]?.low ?? null) },
          { id: id + "_high", label: "high", number: true, value: (r) => r[key]?.high ?? null, text: (r) => percent(r[key]?.high ?? null) },
        ]),
        { id: "n", label: "Members with figures", number: true, value: (r) => r.now.n },
        { id: "member_count", label: "Members", number: true, value: (r) => r.now.members },
        { id: "coverage", label: "Imports listed", number: true, value: (r) => r.now.coverage, text: (r) => percent(r.now.coverage) },
        { id: "data_status", label: "Status", value: (r) => r.now.status },
      ],
      rows: list,
      source: atlas.strandSources.chips,
      method: () => [{ term: "What it is", text: "Imports of all members; the part that members sold; and at most the smaller of what members import and what they make and sell to anybody, by heading." }, { term: "Table", text: "group_value" }],
      unit: "share",
      year,
      facts: { group_id: id },
      file: `group-${id}-mutual-${year}`,
      empty: group.measured ? `Nothing of it is known for ${year}.` : notMeasured(group),
    });
  }

  /** The suppliers from outside, as published; of a strand of several headings each heading by itself. */
  function asOne(strand, id, group, edges, nations, year) {
    const own = "GRP";
    const name = (row) => (row.supplier === own ? "the group itself" : suppliers.nameIn(nations)(row.supplier)) + (isSplit ? ` (${row.product})` : "");
    const isSplit = new Set(edges.map((row) => row.product)).size > 1;
    const outside = (product) => edges.filter((row) => row.product === product && row.supplier !== own).reduce((sum, row) => sum + row.amount, 0);
    const products = [...new Set(edges.map((row) => row.product))].sort();
    const list = edges.map((row) => ({ ...row, size: row.amount })).sort((a, b) => b.amount - a.amount || a.supplier.localeCompare(b.supplier));
    const drawn = list.filter((row) => row.supplier !== own && row.supplier !== "UNK" && row.supplier !== "OTH").slice(0, 12);
    const [direct, traced] = [figures.palette[5], figures.palette[0]];
    const first = (product) => [...drawn].filter((row) => row.product === product).sort((a, b) => (b.traced ?? b.direct) - (a.traced ?? a.direct)).slice(0, 3);
    figures.figure(byId("importer"), {
      title: `${group.name} as one importer of ${title(strand).toLowerCase()}, ${year}`,
      summary: products.map((product) => `${isSplit ? `${product}: o` : "O"}f ${amount(outside(product))} from outside, ${first(product).map((row) => `${suppliers.nameIn(nations)(row.supplier)} ${percent(row.direct)} direct${atlas.inBrackets(row.direct, row.direct_low, row.direct_high, "share")}${row.traced === null ? "" : `, ${percent(row.traced)} by origin${atlas.inBrackets(row.traced, row.low, row.high, "share")}`}`).join("; ")}.`).join(" "),
      height: 50 + drawn.length * figures.rowHeight(drawn.map(name), 200, 28),
      legend: [
        { colour: direct, label: "direct: as bought from outside" },
        ...(list.some((row) => row.traced !== null) ? [{ colour: traced, label: "by origin, with its bounds" }] : []),
      ],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => toldOf(drawn[of[0].dataIndex], name) },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: drawn.map(name), axisLabel: figures.names(200) }),
        series: [
          { type: "bar", barWidth: 12, itemStyle: { color: direct }, data: drawn.map((row) => row.direct) },
          figures.whiskers(drawn.map((row, i) => [row.low, row.high, i]).filter((item) => item[0] !== null), "x", traced, 2),
          { type: "scatter", symbol: "diamond", symbolSize: 10, z: 3, itemStyle: { color: traced, borderColor: c.ground, borderWidth: 1 }, data: drawn.flatMap((row, i) => (row.traced === null ? [] : [[row.traced, i]])) },
        ],
      }),
      note: `Shares are of what comes from outside; what members sell each other is home supply${list.some((row) => row.traced !== null) ? "; by origin the group is one nation, and what it made itself and got back is in the table" : "; by origin in the newest year alone"}. The largest are drawn, the table here has all; suppliers of little are together.${list.some((row) => row.traced !== null) ? ` ${atlas.originBounds}` : ""}`,
      columns: [
        { id: "supplier", label: "Supplier", value: name, href: (r) => (nations[r.supplier] && suppliers.isSupplier(r.supplier) ? `supplier.html#code=${r.supplier}&strand=${strand}&year=${year}` : null) },
        { id: "supplier_code", label: "Code", value: (r) => r.supplier },
        { id: "product_code", label: "Heading", value: (r) => r.product },
        { id: "amount_usd", label: "Amount", number: true, value: (r) => r.amount, text: (r) => amount(r.amount) },
        ...[["direct", "direct_share", "Direct"], ["direct_low", "direct_low", "low"], ["direct_high", "direct_high", "high"], ["traced", "origin_share", "By origin"], ["low", "origin_low", "low"], ["high", "origin_high", "high"]].map(([key, id, label]) => ({ id, label, number: true, value: (r) => r[key], text: (r) => percent(r[key]) })),
      ],
      rows: list,
      source: atlas.strandSources[strand],
      method: () => methods.ofStrand(strand),
      unit: "share",
      year,
      facts: { group_id: id, strand },
      file: `group-${id}-suppliers-${strand}-${year}`,
      empty: `No supply from outside is known in ${year}.`,
    });
  }

  const toldOf = (row, name) => [name(row), amount(row.amount), `direct ${percent(row.direct)}, between ${percent(row.direct_low)} and ${percent(row.direct_high)}`, row.traced === null ? "" : `by origin ${percent(row.traced)}, between ${percent(row.low)} and ${percent(row.high)}`].filter(Boolean).join("\n");

  /** Who in it holds what: the members' parts of what the group has, each measure in its newest year. */
  async function holders(group, id, all, nations, strands) {
    const most = 3;
    const known = new Map((await load("measures")).indicators.map((indicator) => [indicator.id, indicator.title]));
    const label = (row) => known.get(row.measure) ?? `${strands[row.measure].words.charAt(0).toUpperCase()}${strands[row.measure].words.slice(1)} made and sold`;
    const list = [...new Set(all.map((row) => row.measure))].map((measure) => {
      const parts = all.filter((row) => row.measure === measure).sort((a, b) => b.value - a.value || a.country.localeCompare(b.country));
      const total = parts.reduce((sum, row) => sum + row.value, 0);
      return { measure, what: label(parts[0]), name: `${label(parts[0])}, ${parts[0].year}`, year: parts[0].year, total, parts: parts.map((row) => ({ ...row, share: row.value / total, total, label: label(row) })) };
    });
    const largest = (parts) => {
      const level = parts.filter((part) => part.value === parts[0].value).map((part) => nations[part.country].name);
      const [who, each] = level.length <= 3 ? [atlas.listed(level), level.length > 1 ? " each" : ""] : [count(level.length, "member"), " each"];
      return parts.length === 1 ? `${who}, of which alone it is known` : `${who} ${percent(parts[0].share)}${each}`;
    };
    const colours = [figures.palette[0], figures.palette[5], figures.palette[2]];
    const shareOf = (row, place) => (place < most ? (row.parts[place]?.share ?? 0) : row.parts.slice(most).reduce((sum, part) => sum + part.share, 0));
    // A part is named where its name has room in it.
    const plot = byId("holders").clientWidth - (figures.isNarrow() ? 150 : 270);
    const inside = (part) => (part && figures.widthOf(nations[part.country].name, 11) + 8 < part.share * plot ? nations[part.country].name : "");
    figures.figure(byId("holders"), {
      title: `${group.name}: who in it holds what`,
      summary: list.length === 0 ? "" : `Largest part of each: ${list.map((row) => `${atlas.lowered(row.what)}: ${largest(row.parts)}`).join("; ")}.`,
      height: 60 + list.length * figures.rowHeight(list.map((row) => row.name), 220, 34),
      legend: [...["the largest member", "the second", "the third"].map((text, i) => ({ colour: colours[i], label: text })), { colour: figures.colours().missing, label: "all others" }],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => [list[of[0].dataIndex].name, ...list[of[0].dataIndex].parts.slice(0, 6).map((part) => `${nations[part.country].name} ${percent(part.share)}`)].join("\n") },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: list.map((row) => row.name), axisLabel: figures.names(220) }),
        series: [0, 1, 2, 3].map((place) => ({
          type: "bar",
          stack: "members",
          barWidth: 16,
          itemStyle: { color: place < most ? colours[place] : c.missing },
          label: { show: place < most, color: place === 0 && !figures.isDark() ? "#ffffff" : "#000000", fontSize: 11, formatter: (p) => inside(list[p.dataIndex].parts[place]) },
          data: list.map((row) => shareOf(row, place)),
        })),
      }),
      note: "Parts of what those members have that have a value; a member without one is missing, not zero. Goods: what a member makes itself of its exports, in USD, by the central estimate. Each measure in its newest year that is not partial, or in its newest; not by the year above.",
      columns: [
        { id: "measure", label: "What", value: (r) => r.label },
        { id: "country_name", label: "Member", value: (r) => nations[r.country].name, href: (r) => `nation.html#code=${r.country}` },
        { id: "country_code", label: "Code", value: (r) => r.country },
        { id: "year", label: "Year", number: true, value: (r) => r.year },
        { id: "value", label: "Value", number: true, value: (r) => r.value, text: (r) => atlas.number(r.value) },
        { id: "share", label: "Part of the group's", number: true, value: (r) => r.share, text: (r) => percent(r.share) },
        { id: "data_status", label: "Status", value: (r) => r.status },
      ],
      rows: list.flatMap((row) => row.parts),
      source: `GitHub Innovation Graph, Epoch AI, OpenRouter and ${atlas.strandSources.chips}`,
      method: () => [{ term: "What it is", text: "A member's value over the sum of the members that have one." }, { term: "Tables", text: "indicator_value, goods_supply" }],
      unit: "share",
      facts: { group_id: id },
      file: `group-${id}-holders`,
      empty: group.measured ? "Nothing that adds up over members is known." : notMeasured(group),
    });
  }

  /** The suppliers of all members together; each member counts by its imports, or by its cases. */
  async function importer(strand, id, group, members, nations, year) {
    const [file, flows] = await loadAll("importers/" + strand, `flow/${strand}-${year}`);
    const here = rows(file).filter((row) => row.year === year && members.includes(row.country));
    const inUsd = here.some((row) => row.imports !== null);
    const counted = here.filter((row) => !inUsd || row.imports !== null);
    const weight = new Map(counted.map((row) => [row.country, inUsd ? row.imports : row.n]));
    const total = [...weight.values()].reduce((a, b) => a + b, 0);
    const sums = new Map();
    for (const row of rows(flows).filter((flow) => weight.has(flow.country))) {
      const inside = suppliers.isSupplier(row.supplier) && members.includes(row.supplier);
      const key = inside ? "inside" : row.supplier;
      const sum = sums.get(key) ?? { supplier: key, direct: 0, traced: 0, low: 0, high: 0, isTraced: false };
      const share = total > 0 ? weight.get(row.country) / total : 1 / weight.size; // nobody has a case: all is unknown
      sum.direct += share * row.direct;
      sum.traced += share * (row.traced ?? 0);
      sum.low += share * (row.low ?? 0);
      sum.high += share * (row.high ?? 0);
      sum.isTraced ||= row.traced !== null;
      sums.set(key, sum);
    }
    const name = (code) => (code === "inside" ? "members of the group" : suppliers.nameIn(nations)(code));
    const list = suppliers.inOrder([...sums.values()].map((sum) => (sum.isTraced ? { ...sum, high: Math.min(1, sum.high) } : { ...sum, traced: null, low: null, high: null })));
    const known = list.filter((row) => suppliers.isSupplier(row.supplier));
    const shown = [...known.slice(0, 12), ...list.filter((row) => !suppliers.isSupplier(row.supplier))];
    const [direct, traced] = [figures.palette[5], figures.palette[0]];
    figures.figure(byId("importer"), {
      title: `${group.name} as one importer of ${title(strand).toLowerCase()}, ${year}`,
      summary: `${suppliers.unsure(list)}Largest that are known: ${[...known].sort((a, b) => (b.traced ?? b.direct) - (a.traced ?? a.direct)).slice(0, 3).map((row) => `${name(row.supplier)} ${percent(row.direct)} direct${row.traced === null ? "" : `, ${percent(row.traced)} by origin${atlas.inBrackets(row.traced, row.low, row.high, "share")}`}`).join("; ")}.`,
      height: 50 + shown.length * figures.rowHeight(shown.map((row) => name(row.supplier)), 200, 28),
      legend: [{ colour: direct, label: "direct: as bought" }, { colour: traced, label: "traced to origin" }, { hatched: true, label: "hatched: unknown" }],
      option: (c) => ({
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (of) => [name(shown[of[0].dataIndex].supplier), `direct ${percent(shown[of[0].dataIndex].direct)}`, `by origin ${percent(shown[of[0].dataIndex].traced)}`].join("\n") },
        xAxis: figures.shares(c),
        yAxis: figures.axis(c, { type: "category", inverse: true, data: shown.map((row) => name(row.supplier)), axisLabel: figures.names(200) }),
        series: [
          { type: "bar", barWidth: 12, itemStyle: { color: direct }, data: shown.map((row) => (row.supplier === "UNK" ? { value: row.direct, itemStyle: { color: c.missing, decal: figures.hatch(c.muted) } } : row.direct)) },
          { type: "scatter", symbol: "diamond", symbolSize: 10, z: 3, itemStyle: { color: traced, borderColor: c.ground, borderWidth: 1 }, data: shown.flatMap((row, i) => (row.traced === null ? [] : [[row.traced, i]])) },
        ],
      }),
      note: `Worked out in this page: the members' published shares, each weighted by its ${inUsd ? "imports" : "cases"}; ${counted.length} of ${members.length} members have them. Shares below one percent of a member are left out. What members buy from each other is one bar. Low and high add up the bounds of members.`,
      columns: [
        { id: "supplier", label: "Supplier", value: (r) => name(r.supplier), href: (r) => (r.supplier !== "inside" && suppliers.isSupplier(r.supplier) ? `supplier.html#code=${r.supplier}&strand=${strand}&year=${year}` : null) },
        { id: "supplier_code", label: "Code", value: (r) => r.supplier },
        { id: "direct_share", label: "Direct", number: true, value: (r) => r.direct, text: (r) => percent(r.direct) },
        { id: "traced_share", label: "Traced", number: true, value: (r) => r.traced, text: (r) => percent(r.traced) },
        { id: "traced_low", label: "Low", number: true, value: (r) => r.low, text: (r) => percent(r.low) },
        { id: "traced_high", label: "High", number: true, value: (r) => r.high, text: (r) => percent(r.high) },
      ],
      rows: list,
      source: `${atlas.strandSources[strand]}; weighted by this page`,
      method: () => methods.ofStrand(strand),
      unit: "share",
      year,
      facts: { group_id: id, strand },
      file: `group-${id}-suppliers-${strand}-${year}`,
      empty: `No supply of its members is known in ${year}.`,
    });
  }

  atlas.listen(draw, "id", "strand", "measure", "year");
})();
