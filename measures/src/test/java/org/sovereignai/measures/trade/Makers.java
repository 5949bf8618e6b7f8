package org.sovereignai.measures.trade;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sovereignai.schemas.Strand;

/** What the goods of each heading are for and who makes them, as far as tests need it. */
final class Makers {

    static final List<String> CHINAS = List.of("CHN", "HKG", "MAC");
    static final String CHINA = "XCN";
    private static final Set<String> NOBODY = Set.of();

    private Makers() {}

    static HomeMade of(String heading) {
        return switch (heading) {
            case "8542" ->
                new HomeMade(
                        Strand.Nature.INTERMEDIATE,
                        0,
                        codes(
                                "AUT BEL BLR BRA CAN CHE CHN CRI CZE DEU FRA GBR HUN IDN IND IRL ISR ITA JPN KOR MAR MEX MLT MYS"
                                        + " NLD PHL PRT RUS SGP THA TWN USA VNM"),
                        NOBODY,
                        NOBODY,
                        NOBODY);
            case "8486" ->
                new HomeMade(
                        Strand.Nature.CAPITAL,
                        0,
                        codes("AUT CHE CHN DEU FRA GBR ISR ITA JPN KOR MYS NLD SGP SWE TWN USA"),
                        Set.of("SGP"),
                        NOBODY,
                        NOBODY);
            case "8471" ->
                ofFinalGoods(
                        0.10,
                        codes(
                                "BRA CHN CZE DEU FRA GBR HUN IND IRL JPN KOR MEX MYS NLD PHL POL RUS SGP THA TUR TWN USA VNM"));
            case "8504" -> ofFinalGoods(0.26, Optional.empty());
            case "8507" -> ofFinalGoods(0.13, Optional.empty());
            default -> throw new IllegalArgumentException(heading);
        };
    }

    private static HomeMade ofFinalGoods(double soldOn, Optional<Set<String>> makers) {
        return new HomeMade(
                Strand.Nature.FINAL, soldOn, makers, NOBODY, Set.of("NLD", "SGP"), Set.of("HKG", "ARE", "MAC"));
    }

    private static Optional<Set<String>> codes(String codes) {
        return Optional.of(Set.of(codes.split(" ")));
    }
}
