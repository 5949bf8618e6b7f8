package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;

class FrontierLagTest {

    @Test
    void measuresTheAgeOfTheFrontierThatTheNationHas() {
        List<Model> models = new ArrayList<>(List.of(
                model("A1", "2014-01-01", 1e19, "USA"),
                model("A2", "2015-01-01", 1e20, "USA"),
                model("A3", "2015-07-01", 1e22, "USA"),
                model("A4", "2015-08-01", 1e18, "USA"),
                model("A5", "2015-08-01", 1e18, "USA"),
                model("B5", "2016-12-31", 1e17, "FRA", "CHE"),
                Model.named("B0").on(LocalDate.parse("2015-12-01")).from("FRA"),
                Model.named("N").on(LocalDate.parse("2017-03-01")).from("NAM"),
                Model.named("Undated").from("USA").trainedWith(1e30)));
        for (int i = 1; i <= 4; i++) {
            models.add(model("B" + i, "2016-06-01", 5e19, "FRA"));
        }

        Map<String, Published> rows = Published.by(new FrontierLag(), Lists.of(models));

        assertThat(rows.get("USA 2015 frontier_lag_months"))
                .isEqualTo(new Published(0.0, 5L, 1.0, null, null, "provisional", null));
        // 5e19 was first reached on 2015-01-01: 730 days before the end of 2016.
        assertThat(rows.get("FRA 2016 frontier_lag_months").value()).isCloseTo(730 / 30.4375, Offset.offset(1e-12));
        assertThat(rows.get("FRA 2016 frontier_lag_months").coverage()).isEqualTo(5.0 / 6);
        assertThat(rows.get("FRA 2016 frontier_lag_months").status()).isEqualTo("partial");
        // 2017 ends on the day of the newest model, 790 days later.
        assertThat(rows.get("FRA 2017 frontier_lag_months").value()).isCloseTo(790 / 30.4375, Offset.offset(1e-12));
        assertThat(rows.get("CHE 2016 frontier_lag_months"))
                .isEqualTo(new Published(null, 1L, 1.0, null, null, "partial", "too_few"));
        // No model of known compute: nothing is known.
        assertThat(rows).doesNotContainKeys("NAM 2017 frontier_lag_months", "FRA 2015 frontier_lag_months");
    }

    private static Model model(String name, String day, double compute, String... nations) {
        return Model.named(name).on(LocalDate.parse(day)).from(nations).trainedWith(compute);
    }
}
