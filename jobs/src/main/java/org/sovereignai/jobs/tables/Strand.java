package org.sovereignai.jobs.tables;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** The strands, as the register has them. */
public final class Strand implements TypedStep {

    @Override
    public String table() {
        return "strand";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        List<org.sovereignai.schemas.Strand> strands = in.schemas().strands().all();
        List<Row> rows = IntStream.range(0, strands.size())
                .mapToObj(place -> row(strands.get(place), place + 1))
                .toList();
        return TypedRows.sorted(in.records(rows), in.schemas().table(table()).orElseThrow());
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
                strand.setAside().keySet().toArray(String[]::new),
                StringUtils.defaultIfEmpty(String.join(", ", strand.setAside().values()), null),
                cell(strand.nature()),
                StringUtils.defaultIfEmpty(strand.neededByMakersOf(), null),
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
