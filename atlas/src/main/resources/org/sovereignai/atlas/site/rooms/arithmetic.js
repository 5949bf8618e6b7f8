// What pages work out of published values: classes, means, sums with bounds, and what can be told apart. No page, no data.
"use strict";

const arithmetic = (function () {
  /**
   * Lower ends of classes, for all years alike: round and even steps on scales that have ends, unless most values would
   * be in one of them; else the same number of values in each class.
   */
  function classes(values, unit) {
    const steps = 7;
    const whole = unit === "score" ? 1 : 100; // shares in per cent: round steps are exact
    if (["score", "share", "0 to 1"].includes(unit) && values.length > 0) {
      const [least, most] = [Math.min(...values) * whole, Math.max(...values) * whole];
      const step = [1, 2, 5, 10, 15, 20].find((s) => Math.floor(most / s) - Math.floor(least / s) < steps) ?? 20;
      const first = Math.floor(least / step);
      const even = Array.from({ length: Math.floor(most / step) - first + 1 }, (_, i) => ((first + i) * step) / whole);
      const largest = Math.max(...even.map((end, i) => values.filter((v) => v >= end && !(v >= even[i + 1])).length));
      if (largest <= 0.6 * values.length) {
        return even;
      }
    }
    const sorted = [...values].sort((a, b) => a - b);
    const ends = Array.from({ length: steps }, (_, i) => sorted[Math.floor((sorted.length * i) / steps)]);
    return [...new Set(ends)];
  }

  /** The middle value; of an even number the mean of the two in the middle. */
  function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    return sorted.length === 0 ? null : sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** An even step of an axis from 0 on that has this value: at most five of them, so that no two marks are close. */
  function evenStep(value) {
    const power = 10 ** Math.floor(Math.log10(value / 5));
    return [1, 2, 5, 10].map((s) => s * power).find((s) => s * 5 >= value * (1 - 1e-9));
  }

  /** The end of such an axis: a whole number of steps. */
  const evenEnd = (value) => Math.ceil(value / evenStep(value) - 1e-9) * evenStep(value);

  /** Whether an axis of powers of ten fits: all values above 0, and spread over a factor of thirty and more. */
  const isWide = (values) => values.length > 1 && Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) >= 30;

  /**
   * What intervals tell apart: pairs of which one lies wholly above the other. Items {name, value, low, high}; one without
   * bounds is told from nothing.
   */
  function toldApart(items) {
    const known = items.filter((item) => item.value !== null && item.value !== undefined);
    const hasBounds = (item) => item.low !== null && item.low !== undefined && item.high !== null && item.high !== undefined;
    const bounded = known.filter(hasBounds).sort((a, b) => b.value - a.value);
    const pairs = bounded.flatMap((a, i) => bounded.slice(i + 1).map((b) => ({ above: a.name, below: b.name, isApart: a.low > b.high })));
    return { apart: pairs.filter((pair) => pair.isApart), together: pairs.filter((pair) => !pair.isApart), without: known.filter((item) => !hasBounds(item)).map((item) => item.name) };
  }

  /** The same in a sentence. */
  function apartInWords(items, above = "above") {
    const { apart, together, without } = toldApart(items);
    const unsure = without.length > 0 ? `no bounds: ${without.join(", ")}` : "";
    if (apart.length + together.length === 0) {
      return unsure || "nothing to compare";
    }
    if (apart.length === 0) {
      return [together.length === 1 ? "cannot be told apart" : "none can be told apart", unsure].filter(Boolean).join("; ");
    }
    const names = [...new Set(apart.map((pair) => pair.above))];
    const said = names.map((name) => `${name} ${above} ${words.listed(apart.filter((pair) => pair.above === name).map((pair) => pair.below))}`);
    const rest = together.map((pair) => `${pair.above} and ${pair.below}`);
    return [...said, rest.length > 0 ? `not told apart: ${rest.join(", ")}` : "", unsure].filter(Boolean).join("; ");
  }

  /** Mean of values by weights over the parts that there are; null where one that has a weight is unknown, or no weight is above 0. */
  function weighted(values, weights) {
    const used = Object.keys(weights).filter((id) => weights[id] > 0 && values[id] !== undefined);
    const total = used.reduce((sum, id) => sum + weights[id], 0);
    return total === 0 || used.some((id) => (values[id] ?? null) === null) ? null : used.reduce((sum, id) => sum + weights[id] * values[id], 0) / total;
  }

  /** All years from the first to the last, also those that nothing is known of: an axis has no other gaps. */
  const span = (years) => (years.length === 0 ? [] : Array.from({ length: Math.max(...years) - Math.min(...years) + 1 }, (_, i) => Math.min(...years) + i));

  /** Ranks from the highest value on, equal ones alike. */
  const ranks = (values) => values.map((value) => 1 + values.filter((other) => other > value).length);

  // The rule of the table cutoff_exposure: every other known supplier delivers up to a quarter more.
  const slack = 0.25;
  const sum = (parts, name) => parts.reduce((total, part) => (total === null || (part[name] ?? null) === null ? null : total + part[name]), 0);

  /**
   * What a nation gets from suppliers of one strand, of whom those act as one that have a row: shares and bounds are sums, the
   * reallocation is worked out anew, since only those that go on can deliver more. `withdrawable` is what stops; `irrevocable`,
   * what nobody can take back, stands apart from it. What somebody made or sold on at any step does not add up: where
   * suppliers are added it is not known, also of a nation that gets from one of them alone.
   */
  function together(parts, isAdded) {
    const { country, strand, known, n } = parts[0];
    const direct = sum(parts, "direct");
    const irrevocable = sum(parts, "irrevocable");
    const high = sum(parts, "high");
    const isEstimated = parts.some((part) => (part.direct_low ?? null) !== null);
    const directBound = (name) => (isEstimated ? Math.min(1, parts.reduce((total, part) => total + (part[name] ?? part.direct), 0)) : null);
    const withdrawable = irrevocable === null ? null : Math.max(0, direct - irrevocable);
    const after = parts.length === 1 ? parts[0].after : Math.max(0, direct - slack * (known - direct));
    return {
      country, strand, n, known, isGoods: parts.some((part) => (part.way ?? null) !== null), direct, traced: sum(parts, "traced"), low: sum(parts, "low"), high: high === null ? null : Math.min(1, high), direct_low: directBound("direct_low"), direct_high: directBound("direct_high"),
      ...Object.fromEntries(["way", "way_low", "way_high", "of_use", "at_once"].map((name) => [name, isAdded ? null : (parts[0][name] ?? null)])),
      irrevocable, withdrawable, after, afterWithdrawal: irrevocable === null ? null : Math.max(0, after - irrevocable),
    };
  }

  /** Shares of many nations as those of one, each counting by its weight: {name: share or null}. */
  function pooled(rows, weight, names) {
    const total = rows.reduce((all, row) => all + weight(row), 0);
    return Object.fromEntries(
      names.map((name) => [name, total === 0 || rows.some((row) => (row[name] ?? null) === null) ? null : rows.reduce((all, row) => all + weight(row) * row[name], 0) / total]),
    );
  }

  /** Members of a group in a year: since that year or before, until that year or later. */
  const members = (group, year) => group.members.filter((m) => (m.since ?? -Infinity) <= year && (m.until ?? Infinity) >= year).map((m) => m.code);

  /** Nations of a choice, where group:ID stands for the group's members in a year, each once. */
  const expanded = (chosen, groups, year) => [...new Set(chosen.flatMap((code) => (code.startsWith("group:") ? members(groups[code.slice(6)], year) : [code])))];

  /**
   * Of the nations of a choice those that are without a value and part of several taken as one which have it: [{code, members,
   * others}], by the code of the several, whose other members are the others; has(code): whether there is a value.
   */
  function takenAsOne(codes, nations, has) {
    return Object.entries(nations)
      .filter(([code, nation]) => nation.merged && has(code))
      .map(([code, { merged }]) => {
        const members = merged.filter((member) => codes.includes(member) && !has(member));
        return { code, members, others: merged.filter((member) => !members.includes(member)) };
      })
      .filter(({ members }) => members.length > 0);
  }

  /**
   * Under which names the tables have a choice of suppliers: those who act as one and are chosen whole by the name of their
   * group, the largest first and nobody twice, all others by their own. Several names: what they withhold is added up.
   */
  function actors(chosen, groups, year) {
    let left = expanded(chosen, groups, year);
    const names = [];
    const acting = Object.values(groups)
      .filter((group) => group.actor)
      .map((group) => ({ name: group.actor, codes: members(group, year) }))
      .sort((a, b) => b.codes.length - a.codes.length || a.name.localeCompare(b.name));
    for (const { name, codes } of acting) {
      if (codes.length > 1 && codes.every((code) => left.includes(code))) {
        names.push(name);
        left = left.filter((code) => !codes.includes(code));
      }
    }
    return [...names, ...left];
  }

  const leastImports = 10e6;

  /** Whether a nation imports so little of a strand of goods that its suppliers say nothing of it. */
  const isLittle = (importer) => (importer.imports ?? null) !== null && importer.imports < leastImports;

  /**
   * How many nations get more than half from suppliers, of those of which that can be said: not the suppliers themselves,
   * no hubs, and not those of which more than half is of unknown origin or which import too little of goods for an
   * indicator, in USD. The same rule as in the findings.
   *
   * importers: {country, imports, unknown}; shares: what comes from the suppliers, by nation {value, low}
   */
  function moreThanHalf(importers, shares, isLeftOut) {
    const counted = importers.filter((row) => !isLeftOut(row.country) && row.unknown <= 0.5 && !isLittle(row));
    const above = (name) => counted.filter((row) => (shares.get(row.country)?.[name] ?? 0) > 0.5).length;
    return { of: counted.length, central: above("value"), certain: above("low") };
  }

  /** The years up to the newest in which somebody was first without a break: {name, since}. */
  function firstSince(leaders) {
    const sorted = [...leaders].sort((a, b) => b.year - a.year);
    if (sorted.length === 0) {
      return null;
    }
    const other = sorted.findIndex((row) => row.name !== sorted[0].name);
    return { name: sorted[0].name, since: (other === -1 ? sorted.at(-1) : sorted[other - 1]).year, isWhole: other === -1 };
  }

  return { classes, median, evenStep, evenEnd, span, isWide, toldApart, apartInWords, weighted, ranks, together, pooled, members, expanded, takenAsOne, actors, isLittle, moreThanHalf, firstSince };
})();
