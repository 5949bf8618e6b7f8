package org.sovereignai.jobs.findings;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Blocs;

/** What each ally of the United States would lose if it stopped deliveries, and what nobody could take back. */
final class AllyCutoff implements Question {

    private static final int FEWEST_MODELS = 5;
    private static final int HEADLINES = 2;
    private static final String UNITED_STATES = "USA";
    private static final String MODELS = "base_models";
    private static final String CHIPS = "chips_exposure_us";
    private static final String CHIP_EQUIPMENT = "chip_equipment_exposure_us";
    private static final String COMPUTERS = "computers_exposure_us";
    private static final String EQUIPMENT = "chip-making equipment";

    private static final Topic TOPIC = new Topic(
            "q7_allies",
            "What would each ally of the United States lose if it were cut off, and what could nobody take back?",
            "Treaty allies; first those of whose models and lists of equipment enough is known. Goods by origin with the bounds"
                    + " that hold whatever exporters make themselves, at the trade matrix as completed (docs/trade.md), and"
                    + " bounds alone where a nation imports less than 10 million US dollars of a strand or most of the origin is"
                    + " unknown; before anything is replaced. Weights under an open licence"
                    + " cannot be taken back; whether those under a licence that restricts use can is open, so that they"
                    + " count by half on either side, a convention and not an observation. value is the share of"
                    + " chip-making equipment, n the number of its known direct suppliers; that in brackets is of"
                    + " bases of models. Other strands and suppliers are in cutoff_exposure.");

    /** What one ally would lose: goods by indicator, and bases of models where enough are known. */
    private record Ally(
            Facts.Nation nation,
            Map<String, Facts.Value> goods,
            Map<String, Double> listed,
            Optional<Facts.Loss> models) {

        Optional<Facts.Value> equipment() {
            return Optional.ofNullable(goods.get(CHIP_EQUIPMENT));
        }

        boolean isEquipmentEstimated() {
            return Words.isEstimated(listed.getOrDefault(EQUIPMENT, 0.0));
        }

        double equipmentShare() {
            return equipment()
                    .filter(Facts.Value::isKnown)
                    .map(Facts.Value::value)
                    .orElse(Double.NEGATIVE_INFINITY);
        }
    }

    @Override
    public Needs needs() {
        return Needs.ofIndicators(CHIPS, CHIP_EQUIPMENT, COMPUTERS)
                .andTrade("chips", "chip_equipment", "computers")
                .andLosses(MODELS);
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        OptionalInt newest =
                facts.values(needs().indicators()).mapToInt(Facts.Value::year).max();
        if (newest.isEmpty()) {
            return Stream.empty();
        }
        int year = newest.getAsInt();
        List<Ally> allies = allies(facts, year);
        return IntStream.range(0, allies.size())
                .mapToObj(place -> line(allies.get(place), year).asHeadlineIf(place < HEADLINES));
    }

    /** The listed part of imports of those goods whose share is told, in words. */
    private static Map<String, Double> listed(Facts facts, String nation, int year, Map<String, Facts.Value> goods) {
        Map<String, Double> listed = new LinkedHashMap<>();
        if (isTold(goods.get(CHIPS))) {
            listed.put("chips", facts.listed(nation, year, "chips"));
        }
        if (isTold(goods.get(CHIP_EQUIPMENT))) {
            listed.put(EQUIPMENT, facts.listed(nation, year, "chip_equipment"));
        }
        if (isTold(goods.get(COMPUTERS))) {
            listed.put("computers", facts.listed(nation, year, "computers"));
        }
        return listed;
    }

    /** Those with known bases of models first, then those whose equipment is listed, by their share of it. */
    private static List<Ally> allies(Facts facts, int year) {
        Map<String, Map<String, Facts.Value>> goods = new TreeMap<>();
        facts.values(List.of(CHIPS, CHIP_EQUIPMENT, COMPUTERS))
                .filter(value -> value.year() == year)
                .forEach(value -> goods.computeIfAbsent(value.nation(), code -> new HashMap<>())
                        .put(value.indicator(), value));
        Map<String, Facts.Loss> models = new HashMap<>();
        facts.losses(MODELS, UNITED_STATES)
                .filter(loss -> loss.n() >= FEWEST_MODELS)
                .sorted(Comparator.comparing(Facts.Loss::year))
                .forEach(loss -> models.put(loss.nation(), loss));
        Set<String> members = new TreeSet<>();
        facts.members(Blocs.ALLIES)
                .filter(member -> member.since() <= year)
                .forEach(member -> members.add(member.nation()));
        members.retainAll(goods.keySet());
        return members.stream()
                .flatMap(code -> facts
                        .nation(code)
                        .map(nation -> new Ally(
                                nation,
                                goods.get(code),
                                listed(facts, code, year, goods.get(code)),
                                Optional.ofNullable(models.get(code))))
                        .stream())
                .sorted(Comparator.comparing((Ally ally) -> ally.models().isEmpty())
                        .thenComparing(Ally::isEquipmentEstimated)
                        .thenComparing(
                                Comparator.comparing(Ally::equipmentShare).reversed())
                        .thenComparing(ally -> ally.nation().code()))
                .toList();
    }

    private static Line line(Ally ally, int year) {
        String goods = Words.say(
                "%s would lose, if the United States stopped, of its imports of %d by origin: chips %s, chip-making equipment"
                        + " %s, computers %s.%s",
                ally.nation().subject(),
                year,
                range(ally.goods().get(CHIPS)),
                range(ally.goods().get(CHIP_EQUIPMENT)),
                range(ally.goods().get(COMPUTERS)),
                Words.estimated(ally.listed()));
        String models = ally.models()
                .map(loss -> Words.say(
                        " Of the bases of its AI models of %d, %s are from there (n = %d): with weights under a restricting"
                                + " licence counted by half, %s of all could be withdrawn and %s nobody can take back.",
                        loss.year(),
                        Words.percent(loss.lost()),
                        loss.n(),
                        Words.percent(loss.lost() - loss.irrevocable()),
                        Words.percent(loss.irrevocable())))
                .orElse("");
        String evidence = Words.say(
                "FROM cutoff_exposure WHERE actor_code = '%s' AND country_code = '%s' AND year IN (%d, %d)",
                UNITED_STATES,
                ally.nation().code(),
                ally.models().map(Facts.Loss::year).orElse(year),
                year);
        return TOPIC.ofNation(ally.nation().code(), year, goods + models, evidence)
                .with(
                        ally.equipment().map(Facts.Value::value).orElse(null),
                        ally.equipment().map(Facts.Value::n).orElse(null));
    }

    private static String range(Facts.Value share) {
        return isTold(share) ? Words.share(share.value(), share.low(), share.high()) : "unknown";
    }

    private static boolean isTold(Facts.Value share) {
        return share != null && share.high() != null;
    }
}
