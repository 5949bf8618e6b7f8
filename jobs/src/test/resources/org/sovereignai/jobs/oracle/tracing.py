"""The second opinion on tracing, cut-off and lineage: NumPy and the csv module over the raw public files.

Shares nothing with the pipeline but the definitions. Central shares come from one linear solve; each bound from a solve of
its own at the corner of the domestic parts where it lies. Prints the rows of tracing.csv.

    python3 tracing.py DATA_FOLDER REFERENCE_FOLDER > tracing.csv
"""
import csv
import json
import re
import sys

import numpy as np

DATA, REFERENCE = sys.argv[1:3]
HEADINGS = {"chips": ["8542"], "chip_equipment": ["8486"], "computers": ["8471"], "energy_equipment": ["8504", "8507"]}


def reference(name):
    with open(f"{REFERENCE}/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def economies():
    with open(f"{DATA}/country-codes/country-codes.csv", encoding="utf-8", newline="") as file:
        return {row["ISO3166-1-Alpha-3"] for row in csv.DictReader(file)} | {"XKX"}


MAKERS = {(row["strand"], row["country_code"]) for row in reference("strand_maker")}
LISTED = {strand for strand, _ in MAKERS}
HUBS = {row["country_code"] for row in reference("policy_note") if row["note_code"] == "re_export_hub"}
ENTREPOTS = {row["country_code"] for row in reference("hub")}
KNOWN = economies()


def network(strand, year):
    exports, imports, flows = {}, {}, {}
    for heading in HEADINGS[strand]:
        sold, bought, lists = {}, {}, {}
        for code, out, into in json.load(open(f"{DATA}/baci/hs17_hs4/{heading}_{year}.json")):
            if code in KNOWN:
                sold[code], bought[code] = out, into
        for code, side, partners in json.load(open(f"{DATA}/baci/hs17_hs4/routes_{heading}_{year}.json")):
            if code in KNOWN:
                lists[code] = (side, partners)
        for code, value in sold.items():
            exports[code] = exports.get(code, 0) + value
            imports[code] = imports.get(code, 0) + bought[code]
        for code, (side, partners) in lists.items():
            for partner, points in partners:
                if partner not in KNOWN or partner == code:
                    continue
                if side == -1:
                    pair, value = (code, partner), bought[code] * points / 1e4
                elif lists.get(partner, (1,))[0] != -1:
                    pair, value = (partner, code), sold[code] * points / 1e4
                else:
                    continue
                flows[pair] = flows.get(pair, 0) + round(value, 2)
    codes = sorted(exports)
    place = {code: i for i, code in enumerate(codes)}
    size = len(codes)
    direct = np.zeros((size, size + 1))
    for (importer, supplier), value in flows.items():
        if importer in place and supplier in place and imports[importer] > 0:
            direct[place[importer], place[supplier]] = value
    low, central, high = np.zeros(size), np.zeros(size), np.zeros(size)
    for code, i in place.items():
        total, known = imports[code], direct[i].sum()
        if total > 0:
            direct[i, size] = max(0, total - known)
            direct[i] /= max(total, known)
        else:
            direct[i] = 0
        out = exports[code]
        if out == 0:
            low[i] = central[i] = high[i] = 1
            continue
        low[i] = max(0, (out - total) / out)
        if (strand, code) in MAKERS or strand not in LISTED:
            high[i] = 1
            central[i] = low[i] if code in HUBS else max(low[i], out / (out + total))
        else:
            central[i] = low[i]
            high[i] = 1 if low[i] > 0 else 0
        if code in ENTREPOTS:
            low[i] = central[i] = 0
    return codes, place, direct, (low, central, high), np.array([exports[code] for code in codes], float)


def origins(direct, part):
    """For every economy: chance that its imports were made by each economy, and, last, of unknown origin."""
    size = len(part)
    known, unknown = direct[:, :size], direct[:, size]
    buys = direct.sum(axis=1) > 0
    # What an economy without recorded imports sells on is of unknown origin.
    moves = known * (1 - part)
    ends = np.hstack([known * part, np.where(buys, unknown, 1)[:, None]])
    solved = np.linalg.solve(np.eye(size) - moves, ends)
    solved[~buys] = 0
    return solved


def traced(net, importer, maker):
    codes, place, direct, (low, central, high), _ = net
    i, j, size = place[importer], place[maker], len(codes)
    mid = origins(direct, central)[i, j]
    most = low.copy()
    most[j] = high[j]
    best = origins(direct, most)
    least = high.copy()
    least[j] = low[j]
    return mid, origins(direct, least)[i, j], best[i, j] + best[i, size]


def row(table, country, year, strand, other, column, value, how):
    print(",".join([table, country, str(year), strand, other, column, repr(float(f"{value:.12g}")), f'"{how}"']))


print("table_name,country_code,year,strand,partner_code,column_name,value,source_note")
PAIRS = {
    ("chips", 2022): [("CHN", "TWN"), ("CHN", "KOR"), ("JPN", "TWN"), ("USA", "TWN"), ("DEU", "MYS"), ("IND", "CHN")],
    ("chips", 2024): [("VNM", "KOR"), ("MEX", "USA"), ("BRA", "TWN")],
    ("chip_equipment", 2024): [("KOR", "NLD"), ("CHN", "JPN"), ("TWN", "USA"), ("KOR", "SGP"), ("CHN", "USA")],
    ("computers", 2023): [("JPN", "CHN"), ("FRA", "CHN"), ("JPN", "SGP")],
    ("energy_equipment", 2021): [("DEU", "CHN"), ("USA", "CHN")],
}
for (strand, year), pairs in PAIRS.items():
    net = network(strand, year)
    codes, place, direct, _, exports = net
    done = set()
    for importer, maker in pairs:
        how = f"{strand} {year}: linear solve over the lists of the four-digit panel"
        mid, low, high = traced(net, importer, maker)
        row("dependence_edge", importer, year, strand, maker, "traced_share", mid, how)
        row("dependence_edge", importer, year, strand, maker, "traced_low", low, how)
        row("dependence_edge", importer, year, strand, maker, "traced_high", high, how)
        share = direct[place[importer], place[maker]]
        unknown = direct[place[importer], -1]
        row("cutoff_exposure", importer, year, strand, maker, "lost_after_reallocation",
            max(0, share - 0.25 * (1 - unknown - share)), "share less a quarter of the other known suppliers")
        if importer in done:
            continue
        done.add(importer)
        order = sorted((-exports[i], code) for i, code in enumerate(codes) if exports[i] > 0 and code != importer)
        sums = np.cumsum([direct[place[importer], place[code]] for _, code in order[:10]])
        row("indicator_value", importer, year, strand, "", f"{strand}_network_vulnerability", sums.mean(),
            "mean share of the 1 to 10 largest exporters")

for strand, year in [("chips", 2022), ("chip_equipment", 2024)]:
    codes, place, direct, _, _ = network(strand, year)
    size = len(codes)
    chain = np.zeros((size, size + 1))
    step = direct.copy()
    for power in range(600):
        chain += 0.5**power * step
        follow = step[:, :size] @ direct
        follow[:, size] += step[:, size]
        step = follow
    for importer, supplier in [("CHN", "TWN"), ("VNM", "KOR"), ("IND", "USA")]:
        row("look_through_edge", importer, year, strand, supplier, "look_through_50_share",
            chain[place[importer], place[supplier]] / chain[place[importer]].sum(), "600 terms of the series, scaled")


def text(cell):
    return re.sub(r"[\s\u00a0]+", " ", cell or "").strip()


def models():
    """Models of the three lists by name: for each cell the newest filled one wins, within a list the later record."""
    merged = {}
    for name in ("all_ai_models", "large_scale_ai_models", "notable_ai_models"):
        with open(f"{DATA}/epoch-ai/{name}.csv", encoding="utf-8", newline="") as file:
            for record in csv.DictReader(file):
                model = merged.setdefault(text(record["Model"]), {})
                for column in ("Country (of organization)", "Publication date", "Base model"):
                    if text(record.get(column)):
                        model[column] = record[column]
    return merged


def parts(cell):
    return {text(one) for one in re.split(r",(?! )", cell or "") if text(one)}


MODELS = models()


def roots(name, seen=()):
    """Names at which the chains from this one end, by depth-first search."""
    if name not in MODELS or name in seen:
        return set()
    bases = parts(MODELS[name].get("Base model"))
    if not bases:
        return {name}
    return set().union(*(roots(base, seen + (name,)) for base in bases))


LABELS = {"CHN": "China", "USA": "United States of America", "FRA": "France", "ARE": "United Arab Emirates"}
for year in (2023, 2024):
    exported = dict.fromkeys(LABELS, 0)
    for name, model in MODELS.items():
        nations = parts(model.get("Country (of organization)")) - {"Multinational"}
        if (model.get("Publication date") or "")[:4] != str(year) or not nations or not parts(model.get("Base model")):
            continue
        ends = set().union(*(roots(base) for base in parts(model["Base model"])))
        descent = set().union(*(parts(MODELS[end].get("Country (of organization)")) for end in ends))
        for code, label in LABELS.items():
            exported[code] += label in descent and label not in nations
    for code, number in exported.items():
        row("indicator_value", code, year, "", "", "exported_lineage", number, "depth-first search over the three lists")
