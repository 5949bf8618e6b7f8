package org.sovereignai.jobs.supply;

import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;

/** Rows of {@code trade_import}: what nations bought of chips in 2024, each from two sellers who reported it. */
public final class Bought {

    public static final String COLUMNS =
            "country_code year product_code exports_usd imports_usd supplier_codes supplier_values_usd"
                    + " supplier_lows_usd supplier_highs_usd supplier_bases data_status";

    private Bought() {}

    public static Object[] by(
            String nation, double exports, double imports, String one, double first, String other, double second) {
        List<Double> values = List.of(first, second);
        return row(
                nation,
                2024,
                "8542",
                exports,
                imports,
                List.of(one, other),
                values,
                values,
                values,
                List.of("reported", "reported"),
                "provisional");
    }
}
