package org.sovereignai.jobs.tables;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** The strands, as the register has them. */
public final class Strand implements TypedStep {

    @Override
    public String columns() {
        return "strand strand_title strand_words strand_unit strand_kind headings shown_products "
                + "set_aside_products set_aside_words goods_nature needed_by_makers_of home_is_known "
                + "fewest_units withdrawable strand_order colour_group record_source";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        List<org.sovereignai.schemas.Strand> strands = in.schemas().strands().all();
        return in.records(IntStream.range(0, strands.size())
                .mapToObj(place -> row(strands.get(place), place + 1))
                .toList());
    }

    private static InternalRow row(org.sovereignai.schemas.Strand strand, int order) {
        return TypedRows.row(
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
