package org.sovereignai.jobs.indicators;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.tables.FlowRows;
import org.sovereignai.jobs.tables.NationRows;
import org.sovereignai.measures.participation.CodeLists;
import org.sovereignai.measures.participation.CodeYear;
import org.sovereignai.measures.participation.CodeYear.Activity;
import org.sovereignai.measures.participation.CodeYear.Dimension;
import org.sovereignai.measures.participation.Population;

/**
 * All families that look at the world's public code in one year. The source has some hundred thousand counts in all, which
 * are added up by nation in one place.
 */
final class CodeIndicators {

    private final CodeLists lists = new CodeLists();
    private final Population population = new Population();
    private final SortedMap<Integer, CodeYear> years = new TreeMap<>();

    private CodeIndicators() {}

    static JavaRDD<InternalRow> rows(Inputs in, Catalogue catalogue) {
        return read(in).rows(code -> catalogue.rows(catalogue.figures(CodeYear.class, code.years.values().stream())));
    }

    /** What all rows say: the one place where their columns are selected, by name, and read, by place. */
    private static MixedRows<CodeIndicators> read(Inputs in) {
        return MixedRows.into(CodeIndicators::new)
                .and(NationRows.hubs(in), (code, row) -> code.lists.hub(row.getString(0)))
                .and(NationRows.people(in), (code, row) -> NationRows.addPeople(row, code.population))
                .and(
                        in.records(in.list("open_licence"), "item is_open").filter(row -> !row.isNullAt(1)),
                        (code, row) -> code.lists.licence(row.getString(0), Boolean.parseBoolean(row.getString(1))))
                .and(in.records(in.list("ai_topic"), "item"), (code, row) -> code.lists.aiTopic(row.getString(0)))
                .and(
                        in.records("developer_location", "country_code is_location_disputed")
                                .filter(row -> !row.isNullAt(1) && row.getBoolean(1)),
                        (code, row) -> code.lists.disputed(row.getString(0)))
                .and(
                        in.records("open_source_activity", "country_code year quarter metric activity_count"),
                        (code, row) -> code.year(row)
                                .activity(
                                        row.getString(0),
                                        Activity.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                        row.getInt(2),
                                        row.getLong(4)))
                .and(
                        in.records(
                                        "open_source_pusher",
                                        "country_code year quarter dimension item pusher_count item_type")
                                .filter(CodeIndicators::isCounted),
                        (code, row) -> code.year(row)
                                .pushers(
                                        row.getString(0),
                                        dimension(row.getString(3)),
                                        row.getString(4),
                                        row.getInt(2),
                                        row.getLong(5)))
                .and(
                        FlowRows.flows(in),
                        (code, row) -> code.year(row)
                                .flow(
                                        FlowRows.worker(row),
                                        FlowRows.owner(row),
                                        FlowRows.quarter(row),
                                        FlowRows.count(row)));
    }

    /** Of the languages only those for programs are counted. */
    private static boolean isCounted(Row pushers) {
        return !pushers.getString(3).equals("language") || "programming".equals(pushers.getString(6));
    }

    private CodeYear year(Row row) {
        return years.computeIfAbsent(row.getInt(1), year -> new CodeYear(year, lists, population));
    }

    private static Dimension dimension(String name) {
        return switch (name) {
            case "licence" -> Dimension.LICENCE;
            case "topic" -> Dimension.TOPIC;
            case "language" -> Dimension.PROGRAMMING_LANGUAGE;
            default -> throw new IllegalStateException("Pushers are counted by " + name + ", which no measure knows");
        };
    }
}
