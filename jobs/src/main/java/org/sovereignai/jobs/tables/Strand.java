package org.sovereignai.jobs.tables;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** The strands, as the register has them. */
public final class Strand implements Step {

    private static final StructType ROWS = StructType.fromDDL(
            "strand STRING, strand_title STRING, strand_words STRING, strand_unit STRING, strand_kind"
                    + " STRING, headings ARRAY<STRING>, shown_products ARRAY<STRING>, goods_nature STRING, home_is_known"
                    + " BOOLEAN, fewest_units INT, withdrawable STRING, strand_order INT, colour_group STRING,"
                    + " record_source STRING");

    @Override
    public Dataset<Row> build(Inputs in) {
        List<org.sovereignai.schemas.Strand> strands = in.schemas().strands().all();
        List<Row> rows = IntStream.range(0, strands.size())
                .mapToObj(place -> row(strands.get(place), place + 1))
                .toList();
        return in.rows(rows, ROWS);
    }

    private static Row row(org.sovereignai.schemas.Strand strand, int order) {
        return RowFactory.create(
                strand.id(),
                strand.title(),
                strand.words(),
                strand.unit(),
                cell(strand.kind()),
                strand.headings().toArray(String[]::new),
                strand.shown().toArray(String[]::new),
                cell(strand.nature()),
                strand.homeIsKnown(),
                strand.fewest(),
                cell(strand.withdrawable()),
                order,
                strand.colour(),
                strand.source());
    }

    private static String cell(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
