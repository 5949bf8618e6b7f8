package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.datasets.Goods;

/**
 * Trade in the strands' goods, as the trade tables share it: which heading belongs to which strand, and what the source
 * still revises.
 */
public final class StrandGoods {

    /** The revision in which the four-digit panel is classified. */
    public static final String PANEL_REVISION = "HS17";

    /** Basis of rows from full BACI files, which know every partner. */
    public static final String RECONCILED = "reconciled";

    /** Basis of what the customs of an importer report. */
    public static final String IMPORTER_REPORT = "importer report";

    private static final int HEADING_LENGTH = 4;

    /** The headings that make up each strand of goods. */
    public static final Map<String, List<String>> HEADINGS_OF = Map.of(
            "chips", List.of("8542"),
            "chip_equipment", List.of("8486"),
            "computers", List.of("8471"),
            "energy_equipment", List.of("8504", "8507"));

    /** The headings of all strands. */
    static final Object[] HEADINGS =
            HEADINGS_OF.values().stream().flatMap(List::stream).sorted().toArray();

    /** The goods of all strands: the headings, parts of computers, and of semiconductor devices the photosensitive ones. */
    static final Goods GOODS = new Goods(
            "product outside the strands",
            List.of(
                    "8542", "8486", "8471", "847330", "8504", "8507", "854140", "854141", "854142", "854143",
                    "854149"));

    private StrandGoods() {}

    /** Strand of a product code, as {@link #strand(Column)} gives it; null for none. */
    static String strandOf(String productCode) {
        return switch (productCode.substring(0, HEADING_LENGTH)) {
            case "8542" -> "chips";
            case "8486" -> "chip_equipment";
            case "8471" -> "computers";
            case "8473" -> productCode.equals("847330") ? "computers" : null;
            case "8504", "8507", "8541" -> "energy_equipment";
            default -> null;
        };
    }

    /** Whether a code is that of a heading which belongs to a strand as a whole. */
    static boolean isHeading(String productCode) {
        return HEADINGS_OF.values().stream().anyMatch(headings -> headings.contains(productCode));
    }

    /** The status of a year: the newest of a BACI release is provisional. */
    static String status(int year, int newest) {
        return year == newest ? "provisional" : "final";
    }

    /** Strand of a product code, by its heading; parts of computers (847330) count as computers. */
    public static Column strand(Column productCode) {
        Column heading = substring(productCode, 1, 4);
        return when(heading.equalTo("8542"), "chips")
                .when(heading.equalTo("8486"), "chip_equipment")
                .when(heading.equalTo("8471").or(productCode.equalTo("847330")), "computers")
                .when(heading.isin("8504", "8507", "8541"), "energy_equipment");
    }

    /** Adds the status: the newest year of a BACI release is provisional, earlier ones are final. */
    static Dataset<Row> withStatus(Dataset<Row> trade) {
        Column newest = max("year").over(Window.partitionBy("hs_revision"));
        return trade.withColumn(
                "data_status", when(col("year").equalTo(newest), "provisional").otherwise("final"));
    }

    /**
     * Whether the row is to be used: reconciled, or no reconciled row is there for its product, revision and year. The
     * revision comes first in the order of rows that this needs, so that {@link #withStatus} finds it and sorts no more.
     */
    static Dataset<Row> filterBestBasis(Dataset<Row> trade) {
        Column reconciled =
                max(col("basis").equalTo(RECONCILED)).over(Window.partitionBy("hs_revision", "year", "product_code"));
        return trade.withColumn("has_reconciled", reconciled)
                .filter(col("basis").equalTo(RECONCILED).or(not(col("has_reconciled"))))
                .drop("has_reconciled");
    }
}
