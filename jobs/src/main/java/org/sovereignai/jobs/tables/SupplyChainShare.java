package org.sovereignai.jobs.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Shares of economies in the inputs of chip making; rows of companies and of groups of economies are not shares of one. */
public final class SupplyChainShare implements TypedStep {

    @Override
    public String columns() {
        return "vintage input_id input_name provider_name country_code year provided_share";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return MixedRows.into(Known::new)
                .and(in.records("economy", "country_code"), (known, row) -> known.economies.add(row.getString(0)))
                .and(
                        in.records("eto-supply-chain/providers", "vintage provider_id provider_name provider_type")
                                .filter(row -> row.getString(3).equals("country")),
                        (known, row) -> known.countries.put(provider(row), row.getString(2)))
                .and(
                        in.records(
                                "eto-supply-chain/provision",
                                "vintage provider_id provided_id provided_name provider_name year share"),
                        (known, row) -> known.provisions.add(row))
                .rows(Known::rows);
    }

    private static final class Known {
        private final Set<String> economies = new HashSet<>();
        private final Map<List<String>, String> countries = new HashMap<>();
        private final List<Row> provisions = new ArrayList<>();

        Stream<InternalRow> rows() {
            countries.values().retainAll(economies);
            return provisions.stream()
                    .filter(row -> countries.containsKey(provider(row)))
                    .map(row -> TypedRows.row(
                            row.getString(0),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            countries.get(provider(row)),
                            row.get(5),
                            row.get(6)));
        }
    }

    private static List<String> provider(Row row) {
        return List.of(row.getString(0), row.getString(1));
    }
}
