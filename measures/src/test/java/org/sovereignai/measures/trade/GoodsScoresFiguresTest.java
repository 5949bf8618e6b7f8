package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.measures.scores.Drawn;
import org.sovereignai.measures.scores.Goods;
import org.sovereignai.measures.scores.GoodsYear;
import org.sovereignai.measures.scores.Heading;
import org.sovereignai.measures.scores.ScoreId;

/** Scores of dependence in 2024 that an independent program gave, to the two digits that are known of them. */
class GoodsScoresFiguresTest {

    private static final int YEAR = 2024;
    private static Map<String, Drawn> dependence;

    @BeforeAll
    static void compute() {
        Set<String> makers = new TreeSet<>(Makers.of("8542").makers().orElseThrow());
        makers.add(Makers.CHINA);
        List<Goods> strands = List.of(
                goods("chips", Set.of(), Set.of(), "8542"),
                goods("chip_equipment", Set.of(), makers, "8486"),
                goods("computers", Set.of(), Set.of(), "8471"),
                goods("energy_equipment", Set.of("8507"), Set.of(), "8504", "8507"));
        dependence = new GoodsYear(YEAR, strands, new TreeMap<>(), 2, 1)
                .scores().stream()
                        .filter(score -> score.score() == ScoreId.DEPENDENCE)
                        .collect(Collectors.toMap(Drawn::nation, score -> score));
    }

    private static Goods goods(String strand, Set<String> setAside, Set<String> neededBy, String... headings) {
        TreeMap<String, Heading> byCode = new TreeMap<>();
        for (String heading : headings) {
            byCode.put(
                    heading,
                    Heading.of(
                            PublishedTrade.heading(heading).matrix(YEAR),
                            Makers.CHINAS,
                            Makers.CHINA,
                            Makers.of(heading).withUnion(Makers.CHINA, Makers.CHINAS)));
        }
        return new Goods(strand, byCode, setAside, neededBy);
    }

    @ParameterizedTest
    @CsvSource({
        "RUS, .90",
        "IND, .69",
        "IDN, .66",
        "PAK, .66",
        "KAZ, .63",
        "JPN, .58",
        "KOR, .53",
        "TWN, .46",
        "DEU, .41",
        "FRA, .36",
        "USA, .36",
        "DNK, .34",
        "CHE, .34",
        "XCN, .34"
    })
    void theLargestSuppliersPartOfImports(String nation, double share) {
        assertThat(dependence.get(nation).value() / 100).isEqualTo(share, within(0.006));
    }

    @Test
    void chinasThreeHaveOneScore() {
        assertThat(dependence).doesNotContainKeys("CHN", "HKG", "MAC");
    }
}
