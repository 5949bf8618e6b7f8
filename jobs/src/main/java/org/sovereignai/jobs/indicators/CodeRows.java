package org.sovereignai.jobs.indicators;

import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
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
 * Rows about public code as values: the one place where their columns are selected, by name, and read, by place. Every row
 * holds one fact, in the column of its kind.
 */
final class CodeRows {

    private static final String HUB = "a_hub";
    private static final String DISPUTED = "a_disputed_place";
    private static final String PEOPLE = "people";
    private static final String LICENCE = "a_licence";
    private static final String AI_TOPIC = "an_ai_topic";
    private static final String ACTIVITY = "activity";
    private static final String PUSHERS = "pushers";
    private static final String FLOW = "a_flow";

    private final CodeLists lists = new CodeLists();
    private final Population population = new Population();
    private final SortedMap<Integer, CodeYear> years = new TreeMap<>();

    private CodeRows() {}

    /** All facts, each as a row. */
    static MixedRows of(Inputs in) {
        return MixedRows.of(HUB, NationRows.hubs(in))
                .and(PEOPLE, NationRows.people(in))
                .and(
                        LICENCE,
                        in.records(in.list("open_licence"), "item is_open").filter(row -> !row.isNullAt(1)))
                .and(AI_TOPIC, in.records(in.list("ai_topic"), "item"))
                .and(
                        DISPUTED,
                        in.records("developer_location", "country_code is_location_disputed")
                                .filter(row -> !row.isNullAt(1) && row.getBoolean(1)))
                .and(ACTIVITY, in.records("open_source_activity", "country_code year quarter metric activity_count"))
                .and(
                        PUSHERS,
                        in.records(
                                        "open_source_pusher",
                                        "country_code year quarter dimension item pusher_count item_type")
                                .filter(CodeRows::isCounted))
                .and(FLOW, FlowRows.flows(in));
    }

    /** Of the languages only those for programs are counted. */
    private static boolean isCounted(Row pushers) {
        return !pushers.getString(3).equals("language") || "programming".equals(pushers.getString(6));
    }

    /** The years that the rows are about. */
    static Collection<CodeYear> years(Iterator<MixedRows.Fact> rows) {
        CodeRows read = new CodeRows();
        MixedRows.read(rows, read::add);
        return read.years.values();
    }

    private void add(String kind, Row row) {
        switch (kind) {
            case HUB -> lists.hub(row.getString(0));
            case DISPUTED -> lists.disputed(row.getString(0));
            case PEOPLE -> NationRows.addPeople(row, population);
            case LICENCE -> lists.licence(row.getString(0), Boolean.parseBoolean(row.getString(1)));
            case AI_TOPIC -> lists.aiTopic(row.getString(0));
            case ACTIVITY ->
                year(row)
                        .activity(
                                row.getString(0),
                                Activity.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                row.getInt(2),
                                row.getLong(4));
            case PUSHERS ->
                year(row)
                        .pushers(
                                row.getString(0),
                                dimension(row.getString(3)),
                                row.getString(4),
                                row.getInt(2),
                                row.getLong(5));
            case FLOW ->
                year(row).flow(FlowRows.worker(row), FlowRows.owner(row), FlowRows.quarter(row), FlowRows.count(row));
            default -> throw new IllegalStateException("There is no fact of the kind " + kind);
        }
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
