// Tests of the rooms that need no browser. Numbers are worked out by hand. The last value is what RoomsTest reads.
"use strict";

const same = (actual, expected) => {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) {
    throw new Error(`expected ${b}, was ${a}`);
  }
};

const tests = {
  "a number has three digits, a whole one all"() {
    same([words.number(null), words.number(1234567), words.number(-1200), words.number(0)], ["–", "1,234,567", "-1,200", "0"]);
  },
  "a share is per cent, and never 0 unless it is"() {
    same([0.5, 0.055, 0.0004, 0, null].map(words.percent), ["50 %", "5.5 %", "< 0.1 %", "0 %", "–"]);
  },
  "a share is all only where it is"() {
    same([1, 0.9996, 0.996, 0.99, 0.0996, 1 - 1e-12].map(words.percent), ["100 %", "> 99.9 %", "99.6 %", "99 %", "10 %", "100 %"]);
  },
  "one bound alone is said as such, and bounds that are shown like the value are not said"() {
    same([words.interval(1, 2), words.interval(1, null), words.interval(null, 0.5, "share"), words.interval(null, null)], ["1 to 2", "at least 1", "at most 50 %", ""]);
    same([words.between(1, 2), words.between(1, null), words.between(null, null)], ["between 1 and 2", "at least 1", ""]);
    same([words.inBrackets(7, 7, null), words.inBrackets(0.5, 0.5, 0.501, "share"), words.inBrackets(0.5, 0.4, 0.5, "share")], [" (at least 7)", "", " (40 % to 50 %)"]);
  },
  "no line ends between a number and its sign"() {
    same(words.unbroken("chips 5 % (1 to 13 %), n = 5"), "chips 5\u00a0% (1 to 13\u00a0%), n = 5");
  },
  "who is level with the last that is named is counted"() {
    const told = (value) => String(value);
    same([[9, 8, 7, 6], [9, 7, 7, 7, 7, 1], [9], []].map((values) => words.leading(values, (value) => value, told)), ["9, 8, 7", "9, 7, 7, and 2 more with as much", "9", ""]);
  },
  "the ends of a measure, of which several may have the value"() {
    const about = { unit: "share", isScore: false };
    const of = (...values) => values.map((value, i) => ({ name: "ABCDEFG"[i], value, low: value, high: value }));
    same(
      [of(1, 0.5, 0.25), of(1, 1, 0.25), of(1, 0, 0, 0, 0), of(0.5, 0.5), of(0.5), []].map((rows) => measures.ends(rows, about)),
      ["Largest: A with 100 %; smallest: C with 25 %.", "Largest: A and B with 100 %; smallest: C with 25 %.", "Largest: A with 100 %; smallest: 4 of 5 with 0 %.", "All 2 have the same value: 50 %.", "A alone has a value: 50 %.", ""],
    );
  },
  "a score has its unit"() {
    same(["participation", "participation_intensity", "dependence_bloc", "irreplaceable", "control_exposure"].map((id) => words.scored(id, 12.34)), ["12.3 %", "12.3 × the world's mean", "12.3 %", "12.3 %", "12.3 of 100"]);
    same([words.scored("dependence", null), words.scoreUnit("dependence_of_use"), words.scoreUnit("one_of_the_readers")], ["–", "per cent of use", "0 to 100"]);
  },
  "scores on one axis have their units"() {
    same(words.scoreUnits(["dependence", "participation_intensity", "irreplaceable"]), "Units: “Dependence on abroad” and “What nobody could replace” per cent of imports; “Part in open source for its people” times its share of the world's people.");
  },
  "years have no gaps on an axis"() {
    same([arithmetic.span([2020, 2017, 2018]), arithmetic.span([2024]), arithmetic.span([])], [[2017, 2018, 2019, 2020], [2024], []]);
  },
  "what several have each is not said of them as one"() {
    same(words.eachApart(["China", "Macao"], "suppliers"), "Suppliers of China and Macao stand with each of them, not with all as one.");
  },
  "names in a sentence"() {
    same([words.within("United States"), words.within("Japan"), words.listed(["A", "B", "C"]), words.listed(["A"])], ["the United States", "Japan", "A, B and C", "A"]);
  },
  "strands and scores come from the data"() {
    words.know({ wafers: { title: "Wafers", order: 2, source: "x" }, chips: { title: "Chips", order: 1, source: "y" } }, { scores: [{ id: "dependence" }, { id: "dependence_anew" }, { id: "chips", parent: "dependence" }] });
    same([words.strandOrder, words.title("wafers"), words.scoreOrder, words.title("dependence_anew")], [["chips", "wafers"], "Wafers", ["dependence", "dependence_anew"], "Dependence anew"]);
  },
  "names are found without accents, by part, and with a slip"() {
    const entries = [{ code: "CIV", names: ["Côte d’Ivoire", "Ivory Coast"] }, { code: "TUR", names: ["Türkiye", "Turkey"] }, { code: "NLD", names: ["Netherlands", "Holland"] }, { code: "TWN", names: ["Taiwan"] }];
    same(["cote d'ivoire", "ivory", "TURKIYE", "Holand", "twn", "xyzxyz", ""].map((text) => search.find(text, entries) ?? "none"), ["CIV", "CIV", "TUR", "NLD", "TWN", "none", "none"]);
  },
  "the nearest is the one with fewest letters to change"() {
    same([search.distance("kitten", "sitting"), search.nearest("chip", ["code", "chips", "compute"])], [3, "chips"]);
  },
  "all words must match"() {
    same([search.matches("chips origin", "Share by origin", "chips"), search.matches("chips rank", "Share by origin", "chips")], [true, false]);
  },
  "the hash keeps what is not changed"() {
    if (typeof URLSearchParams !== "undefined") {
      same([address.changed("#code=FRA&year=2024", { year: 2023 }), address.changed("#a=1", { a: null, b: ["USA", "CHN"] }), address.changed("", { measure: "score/dependence" })], ["#code=FRA&year=2023", "#b=USA,CHN", "#measure=score/dependence"]);
    }
  },
  "intervals tell apart only what does not overlap"() {
    const items = [{ name: "A", value: 10, low: 8, high: 12 }, { name: "B", value: 7, low: 6, high: 9 }, { name: "C", value: 3, low: 2, high: 4 }, { name: "D", value: 1, low: null, high: null }];
    const { apart, together, without } = arithmetic.toldApart(items);
    same([apart.map((p) => p.above + p.below), together.map((p) => p.above + p.below), without], [["AC", "BC"], ["AB"], ["D"]]);
    same(arithmetic.apartInWords(items), "A above C; B above C; not told apart: A and B; no bounds: D");
    same(arithmetic.apartInWords(items.slice(0, 2)), "cannot be told apart");
  },
  "a mean by weights, where a weight of 0 asks for no value"() {
    same([arithmetic.weighted({ a: 10, b: 40 }, { a: 1, b: 2 }), arithmetic.weighted({ a: 10, b: null }, { a: 1, b: 0 }), arithmetic.weighted({ a: 10, b: null }, { a: 1, b: 1 }), arithmetic.weighted({ a: 1 }, { a: 0 }), arithmetic.weighted({ a: 10 }, { a: 1, b: 3 })], [30, 10, null, null, 10]);
    same(arithmetic.ranks([5, 9, 5, 1]), [2, 1, 2, 4]);
  },
  "several suppliers: sums, and a reallocation by those that go on"() {
    const part = (direct, irrevocable) => ({ country: "X", strand: "s", known: 0.9, n: 7, direct, traced: direct, low: 0.1, high: 0.7, after: 0, irrevocable });
    const both = arithmetic.together([part(0.3, 0), part(0.2, 0.1)], true);
    // After: 0.5 - 0.25 * (0.9 - 0.5) = 0.4; of it 0.1 stays in use.
    same([both.direct, both.high, both.irrevocable, Number(both.withdrawable.toFixed(9)), Number(both.after.toFixed(9)), Number(both.afterWithdrawal.toFixed(9))], [0.5, 1, 0.1, 0.4, 0.4, 0.3]);
    same(arithmetic.together([part(0.3, 0), part(0.2, null)], true).withdrawable, null);
  },
  "bounds of a direct share are there where one is estimated, and add up"() {
    const listed = { country: "X", strand: "s", known: 1, n: 7, direct: 0.2, direct_low: null, direct_high: null, irrevocable: 0 };
    const estimated = { ...listed, direct: 0.25, direct_low: 0.125, direct_high: 0.875 };
    const bounds = (parts) => [arithmetic.together(parts, parts.length > 1)].map((row) => [row.direct_low, row.direct_high])[0];
    same([bounds([listed]), bounds([estimated]), bounds([estimated, { ...estimated, direct_high: null }]), bounds([listed, { ...listed }])], [[null, null], [0.125, 0.875], [0.25, 1], [null, null]]);
  },
  "what is on the way of one is not known of several, also where one of them alone has a row"() {
    const goods = { country: "FRA", strand: "chips", known: 1, n: 3, direct: 0.3, traced: 0.3, low: 0.1, high: 0.6, irrevocable: 0, way: 0.5 };
    same([[goods, false], [goods, true]].map(([row, isAdded]) => [arithmetic.together([row], isAdded)].map((it) => [it.way, it.isGoods, it.direct])[0]), [[0.5, true, 0.3], [null, true, 0.3]]);
  },
  "those who act as one and are chosen whole are one, and nobody counts twice"() {
    const of = (actor, ...codes) => ({ actor, members: codes.map((code) => ({ code, since: null, until: null })) });
    const groups = { china: of("XCN", "CHN", "HKG"), eu: of("eu", "FRA", "DEU", "ITA"), g7: of("g7", "FRA", "DEU", "ITA", "USA"), list: of(null, "CHN", "USA") };
    const chosen = [["CHN", "HKG"], ["CHN", "USA"], ["group:china", "RUS"], ["group:eu", "group:g7"], ["group:eu", "FRA"], ["group:list"], []];
    same(chosen.map((codes) => arithmetic.actors(codes, groups, 2024).join("+")), ["XCN", "CHN+USA", "XCN+RUS", "g7", "eu", "CHN+USA", ""]);
  },
  "nations as one, by weight"() {
    same(arithmetic.pooled([{ w: 1, d: 0.25, t: null }, { w: 3, d: 0.75, t: 0.1 }], (row) => row.w, ["d", "t"]), { d: 0.625, t: null });
  },
  "closed models that a nation is not offered, where a list says so"() {
    const lists = (anthropic, google, openai) => [{ publisher: "Anthropic", listed: anthropic }, { publisher: "Google", listed: google }, { publisher: "OpenAI", listed: openai }];
    same(words.access("China", lists(false, false, false)), "Closed models that are not offered in China already: those of Anthropic, Google and OpenAI.");
    same(words.access("Netherlands", lists(true, null, true)), "Closed models that are not offered in the Netherlands already: none that is known; offered: those of Anthropic and OpenAI; not known: those of Google.");
    same(words.access("Venezuela", lists(false, null, true)), "Closed models that are not offered in Venezuela already: those of Anthropic; offered: those of OpenAI; not known: those of Google.");
    same(words.access("Chile", []), "Of Chile it is not known which closed models are offered.");
  },
  "members are those of the year"() {
    const groups = { eu: { members: [{ code: "FRA", since: 1958, until: null }, { code: "GBR", since: 1973, until: 2020 }] } };
    same([arithmetic.expanded(["group:eu", "FRA", "USA"], groups, 2020), arithmetic.expanded(["group:eu"], groups, 2021)], [["FRA", "GBR", "USA"], ["FRA"]]);
  },
  "who has a value as one with others alone"() {
    const nations = { AAA: { merged: null }, BBB: {}, CCC: {}, DDD: {}, XAB: { merged: ["AAA", "BBB", "CCC"] } };
    const having = (...codes) => (code) => codes.includes(code);
    same(arithmetic.takenAsOne(["AAA", "DDD"], nations, having("XAB")), [{ code: "XAB", members: ["AAA"], others: ["BBB", "CCC"] }]);
    same(arithmetic.takenAsOne(["CCC", "AAA", "BBB"], nations, having("XAB", "CCC")), [{ code: "XAB", members: ["AAA", "BBB"], others: ["CCC"] }]);
    same([arithmetic.takenAsOne(["AAA"], nations, having("AAA", "XAB")), arithmetic.takenAsOne(["AAA"], nations, having()), arithmetic.takenAsOne(["DDD"], nations, having("XAB"))], [[], [], []]);
    same([words.asOne(["A"], ["B", "C"], "scored"), words.asOne(["A", "B"], ["C"], "measured"), words.asOne(["A", "B", "C"], [], "scored")], ["A is scored as one with B and C", "A and B are measured as one with C", "A, B and C are scored as one"]);
  },
  "more than half, of those of which it can be said"() {
    const importers = ["A", "B", "C", "HUB", "SMALL"].map((country) => ({ country, imports: country === "SMALL" ? 9.9e6 : country === "A" ? 10e6 : null, unknown: country === "C" ? 0.6 : 0.1 }));
    const shares = new Map([["A", { value: 0.7, low: 0.4 }], ["SMALL", { value: 0.9, low: 0.9 }], ["C", { value: 0.9, low: 0.9 }], ["HUB", { value: 0.9, low: 0.9 }]]);
    same(arithmetic.moreThanHalf(importers, shares, (code) => code === "HUB"), { of: 2, central: 1, certain: 0 });
  },
  "first since the last change"() {
    const years = (names) => [...names].map((name, i) => ({ year: 2020 + i, name }));
    same([arithmetic.firstSince(years("ABAA")), arithmetic.firstSince(years("BB")), arithmetic.firstSince([])], [{ name: "A", since: 2022, isWhole: false }, { name: "B", since: 2020, isWhole: true }, null]);
  },
  "the middle, and axes by powers of ten"() {
    same([arithmetic.median([3, 1, 2]), arithmetic.median([4, 1, 2, 3]), arithmetic.median([]), arithmetic.isWide([1, 40]), arithmetic.isWide([0, 40]), arithmetic.isWide([2, 40])], [2, 2.5, null, true, false, false]);
  },
  "an axis ends on an even step"() {
    same([16.5, 20, 1, 0.3, 7.2, 51].map((value) => Number(arithmetic.evenEnd(value).toFixed(9))), [20, 20, 1, 0.3, 8, 60]);
  },
  "scores of another unit have an axis of their own"() {
    const rows = [["participation", 0.2], ["dependence", 65], ["participation_intensity", 0.44], ["dependence_bloc", 17], ["participation", 0.31]].map(([id, value]) => ({ id, value }));
    const panels = measures.panels(rows, (row) => row.id, (row) => row.value);
    same(panels.map((panel) => [panel.unit, Number(panel.max.toFixed(9)), panel.rows.map((row) => row.value)]), [
      ["per cent of the world's", 0.4, [0.2, 0.31]],
      ["times its share of the world's people", 0.5, [0.44]],
      ["per cent of imports", 100, [65, 17]],
    ]);
    same(measures.panels([], (row) => row.id, (row) => row.value), []);
  },
  "classes are round steps, or hold as many each"() {
    same(arithmetic.classes([1, 12, 25, 38], "score"), [0, 10, 20, 30]);
    same(arithmetic.classes([1, 2, 3, 4, 5, 6, 700], "US dollars").length, 7);
  },
  "CSV takes no text for a formula, and quotes"() {
    const columns = [{ id: "name", value: (r) => r.name }, { id: "value", value: (r) => r.value }];
    same(tables.csv(columns, [{ name: "=A1", value: -1 }, { name: 'a "b", c', value: null }]), 'name,value\r\n\'=A1,-1\r\n"a ""b"", c",\r\n');
    same(tables.pasted(columns, [{ name: "a, b", value: 2 }]), "name\tvalue\na, b\t2");
  },
  "tables sort with what is empty last, and narrow by a word"() {
    const rows = [{ v: 2, name: "Chile" }, { v: null, name: "Ghana" }, { v: 10, name: "China" }];
    same([tables.sorted(rows, (r) => r.v, true).map((r) => r.v), tables.sorted(rows, (r) => r.v, false).map((r) => r.v)], [[10, 2, null], [2, 10, null]]);
    same(tables.narrowed(rows, [{ value: (r) => r.name }], "chi").length, 2);
  },
};

JSON.stringify(
  Object.entries(tests).map(([name, run]) => {
    try {
      run();
      return { name, problem: null };
    } catch (error) {
      return { name, problem: String(error) };
    }
  }),
);
