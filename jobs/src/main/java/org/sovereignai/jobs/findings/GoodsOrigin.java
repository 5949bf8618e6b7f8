package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;

/** Where the chips and the chip-making equipment of the largest importers were made. */
public final class GoodsOrigin implements Step {

    private static final int LISTED = 20;
    private static final int HEADLINES = 1;
    private static final double LEAST_KNOWN = 0.5;

    private record Maker(String code, String words) {}

    private static final List<Maker> CHIPS = List.of(
            new Maker("TWN", "Taiwan"),
            new Maker("KOR", "South Korea"),
            new Maker("USA", "United States"),
            new Maker("CHN", "China"));

    private static final List<Maker> EQUIPMENT =
            List.of(new Maker("NLD", "Netherlands"), new Maker("JPN", "Japan"), new Maker("USA", "United States"));

    @Override
    public Dataset<Row> build(Inputs in) {
        String caveats =
                "By origin, after re-exports; central estimate with the bounds that hold whatever exporters make"
                        + " themselves. Nations of which less than half of the imports has a known origin, and the hubs, are left"
                        + " out. n is the number of known direct suppliers.";
        return Answer.of(
                        "q3_chip_origin",
                        "How much of each nation's chips comes, traced, from Taiwan, Korea, the US, China?",
                        caveats,
                        origins(in, "chips", "chips", CHIPS))
                .unionByName(Answer.of(
                        "q3_equipment_origin",
                        "And its chip-making equipment from the Netherlands, Japan, the US?",
                        caveats,
                        origins(in, "chip_equipment", "chip-making equipment", EQUIPMENT)));
    }

    private static Dataset<Row> origins(Inputs in, String strand, String goods, List<Maker> makers) {
        Dataset<Row> imports = in.table("trade_total")
                .filter(col("strand").equalTo(strand))
                .groupBy("country_code", "year")
                .agg(sum("import_value_usd").as("imports"));
        List<Column> shares = new ArrayList<>();
        for (Maker maker : makers) {
            for (String column : List.of("traced_share", "traced_low", "traced_high")) {
                Column share = max(when(col("supplier_code").equalTo(maker.code()), col(column)));
                // A maker without a row has nothing of the known part, and the unknown part at the most.
                shares.add(coalesce(share, column.equals("traced_high") ? unknown("traced_high") : lit(0.0))
                        .as(maker.code() + column));
            }
        }
        shares.add(max("n").as("n"));
        Dataset<Row> nations = Answer.newest(
                        in.table("dependence_edge").filter(col("strand").equalTo(strand)))
                .groupBy("country_code", "year")
                .agg(unknown("traced_share").as("unknown"), shares.toArray(Column[]::new))
                .filter(col("unknown").lt(1 - LEAST_KNOWN))
                .join(imports, new String[] {"country_code", "year"});
        return Answer.withName(nations, in)
                .filter(not(col("is_hub")))
                .withColumn(
                        "finding_rank",
                        row_number()
                                .over(Window.partitionBy("year")
                                        .orderBy(col("imports").desc(), col("country_code"))))
                .filter(col("finding_rank").leq(LISTED))
                .withColumn("sentence", sentence(goods, makers))
                .withColumn("is_headline", col("finding_rank").leq(HEADLINES))
                .withColumn("value", col(makers.get(0).code() + "traced_share"));
    }

    private static Column unknown(String share) {
        return coalesce(max(when(col("supplier_code").equalTo(DependenceEdge.UNKNOWN), col(share))), lit(0.0));
    }

    private static Column sentence(String goods, List<Maker> makers) {
        List<Column> arguments = new ArrayList<>(List.of(col("country_name"), lit(goods), col("year")));
        for (Maker maker : makers) {
            arguments.add(Answer.percent(
                    col(maker.code() + "traced_share"),
                    col(maker.code() + "traced_low"),
                    col(maker.code() + "traced_high")));
        }
        arguments.add(Answer.percent(col("unknown")));
        arguments.add(col("n"));
        String words = makers.stream().map(maker -> maker.words() + " %s").collect(Collectors.joining(", "));
        return format_string(
                "%s, %s imported in %d, by origin: " + words + "; %s of unknown origin (%d known suppliers).",
                arguments.toArray(Column[]::new));
    }
}
