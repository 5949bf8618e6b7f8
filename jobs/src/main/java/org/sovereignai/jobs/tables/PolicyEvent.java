package org.sovereignai.jobs.tables;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Export controls and tariffs of the United States, one row for each economy that a document aims at. The strand is that of
 * a list of our own, which chooses events by the number of their document: the kinds of the source miss the largest. A rate that
 * holds the ordinary duty is no additional one, and stays away.
 */
public final class PolicyEvent implements TypedStep {

    private static final String NOBODY_KNOWN = "UNK";
    private static final String EVERYBODY = "ALL";
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    @Override
    public String columns() {
        return "document target_code event_date year sender_code instrument policy_direction "
                + "policy_strand title entry_count rate effective_date ended_date";
    }

    /** A document aims at an economy. */
    private record Aim(String document, String target) implements Serializable {}

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<Aim, String> strands = in.list("policy_event_strand").stream()
                .collect(Collectors.groupingBy(
                        entry -> new Aim(entry.get("document"), entry.get("target_code")),
                        Collectors.collectingAndThen(
                                Collectors.mapping(entry -> entry.get("strand"), Collectors.toCollection(TreeSet::new)),
                                all -> String.join(" ", all))));
        return MixedRows.into(() -> new Documents(strands))
                .and(
                        in.records("us-export-control-notices/notices", "document event_date title kind"),
                        (known, row) -> known.notices.add(row))
                .and(
                        in.records(
                                "us-export-control-notices/entity_list_additions", "document country_code entry_count"),
                        (known, row) -> known.add(
                                row.getString(0),
                                row.isNullAt(1) ? NOBODY_KNOWN : row.getString(1),
                                row.isNullAt(2) ? Optional.empty() : Optional.of((long) row.getInt(2))))
                .and(
                        in.records(
                                "us-trade-orders/orders",
                                "instrument event_date title partners effective_date ended_date"),
                        (known, row) -> known.orders.add(row))
                .and(
                        in.records("us-trade-orders/annex_i_rates", "country_code rate"),
                        (known, row) -> known.rate("Executive Order 14326", row))
                .and(
                        in.records("us-trade-orders/section_301_rates", "country_code rate basis")
                                .map(row -> RowFactory.create(
                                        row.get(0), row.getString(2).equals("additional") ? row.get(1) : null)),
                        (known, row) -> known.rate("Memorandum of 2026-07-23", row))
                .rows(Documents::rows);
    }

    /** All documents, with the economies that they aim at. */
    private static final class Documents {
        private final Map<Aim, String> strands;
        private final List<Row> notices = new ArrayList<>();
        private final List<Row> orders = new ArrayList<>();

        /** Of each notice the entries by target, without a number where it is not known. */
        private final Map<String, Map<String, Optional<Long>>> targets = new HashMap<>();

        private final Map<String, List<Row>> rates = new HashMap<>();

        Documents(Map<Aim, String> strands) {
            this.strands = strands;
            strands.keySet().forEach(aim -> add(aim.document(), aim.target(), Optional.empty()));
        }

        private void add(String document, String target, Optional<Long> entries) {
            targets.computeIfAbsent(document, any -> new TreeMap<>())
                    .merge(
                            target,
                            entries,
                            (one, other) -> one.isPresent() && other.isPresent()
                                    ? Optional.of(one.get() + other.get())
                                    : one.or(() -> other));
        }

        private void rate(String document, Row row) {
            rates.computeIfAbsent(document, any -> new ArrayList<>()).add(row);
        }

        Stream<InternalRow> rows() {
            return Stream.concat(
                    notices.stream().flatMap(this::ofNotice), orders.stream().flatMap(this::ofOrder));
        }

        private Stream<InternalRow> ofNotice(Row notice) {
            String document = notice.getString(0);
            String kind = StringUtils.defaultString(notice.getString(3));
            boolean isImport = kind.startsWith("uflpa");
            return targets.getOrDefault(document, Map.of(NOBODY_KNOWN, Optional.empty())).entrySet().stream()
                    .map(target -> row(
                            new Aim(document, target.getKey()),
                            notice.getAs(1),
                            control(kind),
                            isImport ? "import" : "export",
                            notice.getString(2),
                            target.getValue().orElse(null),
                            null,
                            null,
                            null));
        }

        private Stream<InternalRow> ofOrder(Row order) {
            LocalDate day = order.getAs(1);
            String instrument = order.getString(0);
            String document = DIGIT.matcher(instrument).find() ? instrument : instrument + " of " + day;
            String title = order.getString(2);
            String partners = StringUtils.defaultString(order.getString(3));
            String everyTarget = CODE.matcher(partners).matches() ? partners : EVERYBODY;
            boolean isExport = title.contains("Export");
            String kind = isExport ? "export promotion" : title.contains("Exceptions") ? "tariff exception" : "tariff";
            return rates.getOrDefault(document, List.of(RowFactory.create(null, null))).stream()
                    .map(rate -> row(
                            new Aim(document, rate.isNullAt(0) ? everyTarget : rate.getString(0)),
                            day,
                            kind,
                            isExport ? "export" : "import",
                            title,
                            null,
                            rate.get(1),
                            order.get(4),
                            order.get(5)));
        }

        private InternalRow row(
                Aim aim,
                LocalDate day,
                String instrument,
                String direction,
                String title,
                Object entries,
                Object rate,
                Object effective,
                Object ended) {
            return TypedRows.row(
                    aim.document(),
                    aim.target(),
                    day,
                    day.getYear(),
                    "USA",
                    instrument,
                    direction,
                    strands.get(aim),
                    title,
                    entries,
                    rate,
                    effective,
                    ended);
        }
    }

    private static String control(String kind) {
        return switch (kind) {
            case "entity list", "unverified list" -> kind;
            case "chips, ai, computing" -> "control of chips and computing";
            default -> kind.startsWith("uflpa") ? "import restriction on forced labour" : "export control";
        };
    }
}
