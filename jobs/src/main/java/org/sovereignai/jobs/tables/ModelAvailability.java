package org.sovereignai.jobs.tables;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * How many firms, in how many nations, serve each model themselves. Resellers are counted apart, since they fall silent with
 * the hosts behind them; a firm with several plans or regions is one. A host of unknown nation may sit anywhere: at home, or
 * in a nation of its own.
 */
public final class ModelAvailability implements TypedStep {

    @Override
    public String columns() {
        return "served_model developer_code is_open host_count unknown_host_count reseller_count "
                + "jurisdiction_count jurisdiction_count_high foreign_host_count is_served_abroad";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.records("model_host", "served_model firm_name developer_code provider_code is_open provider_kind")
                .coalesce(1)
                .mapPartitions(lines -> {
                    SortedMap<String, Served> models = new TreeMap<>();
                    lines.forEachRemaining(line -> models.computeIfAbsent(line.getString(0), name -> new Served())
                            .add(line));
                    return models.entrySet().stream()
                            .map(model -> model.getValue().row(model.getKey()))
                            .iterator();
                });
    }

    /** Who serves a model. */
    private static final class Served {
        private final SortedMap<String, Firm> firms = new TreeMap<>();
        private String maker;
        private Boolean isOpen;

        void add(Row line) {
            maker = ObjectUtils.max(maker, line.getString(2));
            isOpen = ObjectUtils.max(isOpen, line.<Boolean>getAs(4));
            firms.computeIfAbsent(line.getString(1), name -> new Firm()).add(line.getString(3), line.getString(5));
        }

        InternalRow row(String name) {
            long hosts = hosts().count();
            long unknown = hosts().filter(firm -> firm.nation == null).count();
            long known = hosts().map(firm -> firm.nation)
                    .filter(Objects::nonNull)
                    .distinct()
                    .count();
            long foreign = hosts().filter(firm -> firm.nation != null && !firm.nation.equals(maker))
                    .count();
            boolean isServedAbroad = maker != null && foreign > 0;
            boolean isServedAtHomeAlone = maker != null && foreign == 0 && unknown == 0;
            return TypedRows.row(
                    name,
                    maker,
                    isOpen,
                    hosts,
                    unknown,
                    firms.values().stream()
                            .filter(firm -> firm.sellsOn && !firm.isHost)
                            .count(),
                    // A host of unknown nation has some nation, so that with one there is at least one.
                    Math.max(known, Math.min(unknown, 1)),
                    known + unknown,
                    maker == null ? null : foreign,
                    isServedAbroad || isServedAtHomeAlone ? isServedAbroad : null);
        }

        private Stream<Firm> hosts() {
            return firms.values().stream().filter(firm -> firm.isHost);
        }
    }

    private static final class Firm {
        private String nation;
        private boolean isHost;
        private boolean sellsOn;

        void add(String code, String kind) {
            nation = ObjectUtils.max(nation, code);
            isHost |= kind.equals("host");
            sellsOn |= kind.equals("reseller");
        }
    }
}
