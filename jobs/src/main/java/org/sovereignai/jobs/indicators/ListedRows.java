package org.sovereignai.jobs.indicators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.tables.ClusterRows;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.jobs.tables.NationRows;
import org.sovereignai.measures.compute.CloudList;
import org.sovereignai.measures.compute.Cluster;
import org.sovereignai.measures.compute.Clusters;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Models;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.participation.Population;
import org.sovereignai.measures.use.AiUse;

/**
 * Rows of whole lists as values: the one place where their columns are selected, by name, and read, by place. Every row holds
 * one fact, in the column of its kind.
 */
final class ListedRows {

    private static final String PEOPLE = "people";
    private static final String MODEL = "a_model";
    private static final String CLUSTER = "a_cluster";
    private static final String SOLD = "chips_sold";
    private static final String REGION = "a_region";
    private static final String USE = "a_use";
    private static final Set<String> OPEN_TO_CUSTOMERS = Set.of("commercial", "china");
    private static final int DIGITS_OF_A_YEAR = 4;

    private final Population population = new Population();
    private final List<Model> models = new ArrayList<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private final Map<Integer, Double> sold = new TreeMap<>();
    private final CloudList cloud = new CloudList();
    private final AiUse use = new AiUse();

    private final Openness openness;

    private ListedRows(Openness openness) {
        this.openness = openness;
    }

    /** All facts, each as a row. */
    static MixedRows of(Inputs in) {
        return MixedRows.of(PEOPLE, NationRows.people(in))
                .and(MODEL, ModelRows.models(in))
                .and(CLUSTER, ClusterRows.clusters(in))
                .and(
                        SOLD,
                        in.records("chip_stock", "year h100_equivalents_high is_year_end")
                                .filter(row -> row.getBoolean(2)))
                .and(
                        REGION,
                        in.records(
                                        "cloud_region",
                                        "country_code provider_code vintage is_partner_run region_type region_status")
                                .filter(row ->
                                        OPEN_TO_CUSTOMERS.contains(row.getString(4)) && "ga".equals(row.getString(5))))
                .and(USE, in.records("ai_adoption", "country_code year period adoption_share"));
    }

    /** The lists that the rows hold. */
    static ListedRows read(Iterator<MixedRows.Fact> rows, Openness openness) {
        ListedRows lists = new ListedRows(openness);
        MixedRows.read(rows, lists::add);
        return lists;
    }

    Models models() {
        return Models.of(models, openness);
    }

    Clusters clusters() {
        return Clusters.of(clusters, population).knowingSold(sold);
    }

    CloudList cloud() {
        return cloud;
    }

    AiUse use() {
        return use;
    }

    private void add(String kind, Row row) {
        switch (kind) {
            case PEOPLE -> NationRows.addPeople(row, population);
            case MODEL -> models.add(ModelRows.model(row));
            case CLUSTER -> clusters.add(ClusterRows.cluster(row));
            case SOLD -> sold.merge(row.getInt(0), row.getDouble(1), Double::sum);
            case REGION ->
                cloud.with(
                        Integer.parseInt(row.getString(2).substring(0, DIGITS_OF_A_YEAR)),
                        new CloudList.Region(row.getString(0), row.getString(1), row.getBoolean(3)));
            case USE -> use.with(row.getString(0), row.getInt(1), row.getString(2), row.<Double>getAs(3));
            default -> throw new IllegalStateException("There is no fact of the kind " + kind);
        }
    }
}
