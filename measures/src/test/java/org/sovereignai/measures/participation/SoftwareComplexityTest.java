package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;
import org.sovereignai.measures.network.EconomicComplexity;
import org.sovereignai.measures.participation.CodeYear.Dimension;

class SoftwareComplexityTest {

    private static final String[] NATIONS = {"AAA", "BBB", "HKG", "ZZZ"};

    @Test
    void isTheComplexityOfTheYearsSums() {
        double[][] amounts = amounts();
        CodeYear year = Codes.year(2023);
        for (int nation = 0; nation < NATIONS.length; nation++) {
            for (int language = 0; language < amounts[nation].length; language++) {
                long amount = (long) amounts[nation][language];
                if (amount > 0) {
                    String item = "L" + (char) ('a' + language);
                    year.pushers(NATIONS[nation], Dimension.PROGRAMMING_LANGUAGE, item, 1, amount - 100);
                    year.pushers(NATIONS[nation], Dimension.PROGRAMMING_LANGUAGE, item, 3, 100);
                }
            }
        }
        year.pushers("NAM", Dimension.PROGRAMMING_LANGUAGE, "La", 1, 101);

        Map<String, Published> rows = Published.by(new SoftwareComplexity(), year);

        EconomicComplexity expected = EconomicComplexity.of(amounts);
        for (int nation = 0; nation < NATIONS.length; nation++) {
            Published found = rows.get(NATIONS[nation] + " 2023 software_complexity");
            assertThat(found.value()).isEqualTo(expected.index(nation).orElseThrow());
            assertThat(found.status()).isEqualTo("partial");
            assertThat(found.coverage()).isEqualTo(0.5);
        }
        assertThat(rows.get("AAA 2023 software_complexity").n()).isEqualTo(12);
        assertThat(rows.get("HKG 2023 software_complexity").note()).isEqualTo("hub");
        assertThat(rows.get("NAM 2023 software_complexity"))
                .isEqualTo(new Published(null, 1L, 0.5, null, null, "partial", "too_few"));
    }

    @Test
    void looksAtTheLanguagesWithTheMostPushers() {
        double[][] amounts = amounts();
        CodeYear year = Codes.year(2023);
        for (int nation = 0; nation < NATIONS.length; nation++) {
            for (int language = 0; language < amounts[nation].length; language++) {
                if (amounts[nation][language] > 0) {
                    String item = "L" + (char) ('a' + language);
                    year.pushers(
                            NATIONS[nation], Dimension.PROGRAMMING_LANGUAGE, item, 1, (long) amounts[nation][language]);
                }
            }
        }
        Map<String, Published> few = Published.by(new SoftwareComplexity(), year);
        // 138 more that everybody has alike make 150; one that is rarer than all is not looked at.
        for (int language = 1; language <= 138; language++) {
            for (String nation : NATIONS) {
                year.pushers(nation, Dimension.PROGRAMMING_LANGUAGE, "common" + language, 1, 200);
            }
        }
        Map<String, Published> all = Published.by(new SoftwareComplexity(), year);
        year.pushers("AAA", Dimension.PROGRAMMING_LANGUAGE, "rare", 1, 101);
        Map<String, Published> withRare = Published.by(new SoftwareComplexity(), year);

        assertThat(withRare).isEqualTo(all).isNotEqualTo(few);
        assertThat(all.get("AAA 2023 software_complexity").n()).isEqualTo(150);
    }

    @Test
    void saysWhyAYearHasNoIndex() {
        CodeYear year = Codes.year(2023);
        for (char language = 'a'; language < 'k'; language++) {
            year.pushers("AAA", Dimension.PROGRAMMING_LANGUAGE, "L" + language, 1, 200);
            year.pushers("BBB", Dimension.PROGRAMMING_LANGUAGE, "L" + language, 1, 300);
        }

        assertThat(Published.by(new SoftwareComplexity(), year).values())
                .containsOnly(new Published(null, 10L, 0.25, null, null, "partial", "degenerate_matrix"));
    }

    /** Each nation does its own languages more than others do, and shares some with its neighbour. */
    private static double[][] amounts() {
        double[][] amounts = new double[4][12];
        for (int nation = 0; nation < 4; nation++) {
            for (int language = 0; language < 12; language++) {
                boolean leftOut = nation == 3 && language < 2;
                amounts[nation][language] = leftOut ? 0 : 200;
            }
        }
        for (int language = 0; language < 7; language++) {
            amounts[0][language] += 1000;
        }
        for (int language = 5; language < 10; language++) {
            amounts[1][language] += 1000;
        }
        for (int language = 9; language < 12; language++) {
            amounts[2][language] += 1000;
        }
        amounts[3][11] += 1000;
        return amounts;
    }
}
