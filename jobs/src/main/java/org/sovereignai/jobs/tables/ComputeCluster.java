package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * AI computing clusters with the time they were in service: from the first day of operation to the day they were closed
 * or their successor opened. A month stands for its first day.
 */
public final class ComputeCluster implements TypedStep {

    private static final List<String> READ =
            List.of(("source_record cluster_name country_code status owner_names h100_equivalents chip_name chip_count"
                            + " chip_maker_name first_operational_date decommissioned_date superseded_by is_possible_duplicate"
                            + " is_in_standard_analysis")
                    .split(" "));

    private static final int NAME = READ.indexOf("cluster_name");
    private static final int STATUS = READ.indexOf("status");
    private static final int OWNERS = READ.indexOf("owner_names");
    private static final int POWER = READ.indexOf("h100_equivalents");
    private static final int MAKER = READ.indexOf("chip_maker_name");
    private static final int OPENED = READ.indexOf("first_operational_date");
    private static final int CLOSED = READ.indexOf("decommissioned_date");
    private static final int SUCCESSOR = READ.indexOf("superseded_by");
    private static final int DUPLICATE = READ.indexOf("is_possible_duplicate");

    @Override
    public String columns() {
        return "cluster_number cluster_name country_code cluster_status owner_names owner_codes "
                + "h100_equivalents chip_name chip_count maker_name maker_code in_service_from "
                + "in_service_to is_counted is_possible_duplicate is_in_standard_analysis";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<String, String> organizations = in.list("organization", "organization_name", "country_code");
        Map<String, String> makers = in.list("chip_maker", "maker_name", "country_code");
        return in.records("epoch-ai/gpu_clusters", String.join(" ", READ))
                .coalesce(1)
                .mapPartitions(clusters -> rows(Streams.of(clusters).toList(), organizations, makers)
                        .iterator());
    }

    private static Stream<InternalRow> rows(
            List<Row> clusters, Map<String, String> organizations, Map<String, String> makers) {
        Map<String, LocalDate> opened = clusters.stream()
                .filter(cluster -> !isDuplicate(cluster)
                        && !"Planned".equals(cluster.getString(STATUS))
                        && !cluster.isNullAt(OPENED))
                .collect(Collectors.toMap(
                        cluster -> cluster.getString(NAME),
                        cluster -> cluster.<LocalDate>getAs(OPENED),
                        BinaryOperator.minBy(Comparator.<LocalDate>naturalOrder())));
        return clusters.stream().map(cluster -> row(cluster, opened, organizations, makers));
    }

    private static InternalRow row(
            Row cluster, Map<String, LocalDate> opened, Map<String, String> organizations, Map<String, String> makers) {
        List<String> owners = cluster.isNullAt(OWNERS) ? null : cluster.getList(OWNERS);
        LocalDate closed = cluster.getAs(CLOSED);
        return TypedRows.row(
                cluster.get(0),
                cluster.getString(NAME),
                cluster.get(2),
                cluster.getString(STATUS),
                owners,
                owners == null ? List.of() : nations(owners, organizations),
                cluster.get(POWER),
                cluster.get(6),
                cluster.get(7),
                cluster.getString(MAKER),
                makers.get(cluster.getString(MAKER)),
                cluster.get(OPENED),
                ObjectUtils.min(closed, opened.get(cluster.getString(SUCCESSOR))),
                !isDuplicate(cluster)
                        && !cluster.isNullAt(POWER)
                        && !cluster.isNullAt(OPENED)
                        && isInServiceOrWas(cluster.getString(STATUS), closed),
                isDuplicate(cluster),
                cluster.get(13));
    }

    private static boolean isDuplicate(Row cluster) {
        return !cluster.isNullAt(DUPLICATE) && cluster.getBoolean(DUPLICATE);
    }

    private static boolean isInServiceOrWas(String status, LocalDate closed) {
        return "Existing".equals(status) || "Decommissioned".equals(status) && closed != null;
    }

    private static List<String> nations(List<String> owners, Map<String, String> organizations) {
        return owners.stream()
                .map(organizations::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
