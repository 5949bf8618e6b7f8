package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrosswalkTest {

    private final Crosswalk crosswalk = Crosswalk.load();

    @ParameterizedTest
    @CsvSource({
        "iso2, NA, NAM",
        "iso2, XK, XKX",
        "iso2, TW, TWN",
        "iso2, PS, PSE",
        "iso3, TWN, TWN",
        "iso3, XKX, XKX",
        "m49, 158, TWN",
        "m49, 004, AFG",
        "baci, 490, TWN",
        "baci, 251, FRA",
        "baci, 579, NOR",
        "baci, 699, IND",
        "baci, 757, CHE",
        "baci, 842, USA",
        "baci, 516, NAM",
        "baci, 729, SDN",
        "baci, 736, SDN",
        "baci, 56, BEL",
        "baci, 58, BEL",
        "baci, 276, DEU",
        "baci, 280, DEU",
        "world_bank, XKX, XKX",
        "world_bank, PSE, PSE",
        "imf, KOS, XKX",
        "imf, WBG, PSE",
        "imf, TWN, TWN",
        "epoch_models, Korea (Republic of), KOR",
        "epoch_models, Russia, RUS",
        "epoch_gpu_clusters, Philippines (the), PHL",
        "microsoft_ai_diffusion, Türkiye, TUR",
        "microsoft_ai_diffusion, Congo, COG",
        "microsoft_ai_diffusion, Congo (DRC), COD",
        "microsoft_ai_diffusion, Cote D'Ivoire, CIV",
        "eto_supply_chain, NLD, NLD"
    })
    @Tag("hazard-20")
    @Tag("hazard-21")
    void mapsACodeToItsEconomy(String scheme, String code, String countryCode) {
        assertThat(crosswalk.find(scheme, code)).isEqualTo(new Crosswalk.Economy(countryCode, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "iso2, EU, aggregate of economies",
        "world_bank, WLD, aggregate of economies",
        "world_bank, CHI, aggregate of economies",
        "imf, G001, aggregate of economies",
        "baci, 530, state that is no more",
        "baci, 697, aggregate of economies",
        "epoch_models, Multinational, no single nation",
        "eto_supply_chain, Various countries, no single nation"
    })
    void saysWhyACodeIsNoEconomy(String scheme, String code, String rule) {
        assertThat(crosswalk.find(scheme, code)).isEqualTo(new Crosswalk.Economy("", rule));
        assertThat(crosswalk.find(scheme, code).isNone()).isTrue();
    }

    @Test
    void hasTheNumberOfEconomiesThatThePublishersHave() {
        assertThat(crosswalk.countryCodes("iso3")).hasSize(249 + 1);
        assertThat(crosswalk.countryCodes("iso2")).isEqualTo(crosswalk.countryCodes("iso3"));
        assertThat(crosswalk.countryCodes("world_bank")).isEqualTo(crosswalk.countryCodes("iso3"));
        assertThat(crosswalk.countryCodes("imf")).isEqualTo(crosswalk.countryCodes("iso3"));
        assertThat(crosswalk.countryCodes("microsoft_ai_diffusion")).hasSize(147);
        assertThat(crosswalk.countryCodes("epoch_models")).hasSize(48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso2", "baci", "world_bank", "imf", "epoch_models"})
    @Tag("hazard-22")
    void mapsOnlyToEconomiesOfTheIsoScheme(String scheme) {
        assertThat(crosswalk.countryCodes("iso3")).containsAll(crosswalk.countryCodes(scheme));
    }

    @Test
    void agreesWithTheIsoCodesOfItsSource() {
        assertThat(Reading.of(Reading.starter(), "country-codes/country_codes").rows())
                .hasSize(249)
                .allSatisfy(row -> {
                    Crosswalk.Economy economy = new Crosswalk.Economy((String) row.get("country_code"), "");
                    assertThat(crosswalk.find("iso2", (String) row.get("alpha2_code")))
                            .isEqualTo(economy);
                    assertThat(crosswalk.find("m49", (String) row.get("numeric_code")))
                            .isEqualTo(economy);
                });
    }

    @Test
    @Tag("hazard-20")
    void agreesWithTheTradeCodesOfTheirSourceButForTaiwan() {
        Set<String> iso = crosswalk.countryCodes("iso3");
        assertThat(Reading.of(Reading.starter(), "baci/country_codes").rows())
                .hasSize(238)
                .allSatisfy(row -> {
                    String alpha3 = row.get("alpha3_code").equals("S19") ? "TWN" : (String) row.get("alpha3_code");
                    assertThat(crosswalk
                                    .find("baci", (String) row.get("trade_code"))
                                    .countryCode())
                            .isEqualTo(iso.contains(alpha3) ? alpha3 : "");
                });
    }

    @Test
    @Tag("hazard-23")
    void doesNotGuess() {
        assertThat(crosswalk.find("iso2", "na")).isNull();
        assertThat(crosswalk.find("iso2", "")).isNull();
        assertThatThrownBy(() -> crosswalk.find("iso4", "NA"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("iso4");
    }
}
