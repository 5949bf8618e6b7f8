package org.sovereignai.jobs.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
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
 * All families that look at a whole list at once: of models, computing clusters, cloud regions and users of AI. The lists
 * have some thousand entries each.
 */
final class ListedIndicators {

    private static final Set<String> OPEN_TO_CUSTOMERS = Set.of("commercial", "china");
    private static final int DIGITS_OF_A_YEAR = 4;

    private final Population population = new Population();
    private final List<Model> models = new ArrayList<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private final Map<Integer, Double> sold = new TreeMap<>();
    private final CloudList cloud = new CloudList();
    private final AiUse use = new AiUse();

    private ListedIndicators() {}

    static JavaRDD<InternalRow> rows(Inputs in, Catalogue catalogue) {
        Openness openness = ModelRows.openness(in);
        return read(in).rows(lists -> catalogue.rows(Stream.of(
                        catalogue.figures(Models.class, Stream.of(Models.of(lists.models, openness))),
                        catalogue.figures(
                                Clusters.class,
                                Stream.of(Clusters.of(lists.clusters, lists.population)
                                        .knowingSold(lists.sold))),
                        catalogue.figures(CloudList.class, Stream.of(lists.cloud)),
                        catalogue.figures(AiUse.class, Stream.of(lists.use)))
                .flatMap(figures -> figures)));
    }

    /** What all rows say: the one place where their columns are selected, by name, and read, by place. */
    private static MixedRows<ListedIndicators> read(Inputs in) {
        return MixedRows.into(ListedIndicators::new)
                .and(NationRows.people(in), (lists, row) -> NationRows.addPeople(row, lists.population))
                .and(ModelRows.models(in), (lists, row) -> lists.models.add(ModelRows.model(row)))
                .and(ClusterRows.clusters(in), (lists, row) -> lists.clusters.add(ClusterRows.cluster(row)))
                .and(
                        in.records("chip_stock", "year h100_equivalents_high is_year_end")
                                .filter(row -> row.getBoolean(2)),
                        (lists, row) -> lists.sold.merge(row.getInt(0), row.getDouble(1), Double::sum))
                .and(
                        in.records(
                                        "cloud_region",
                                        "country_code provider_code vintage is_partner_run region_type region_status")
                                .filter(row ->
                                        OPEN_TO_CUSTOMERS.contains(row.getString(4)) && "ga".equals(row.getString(5))),
                        (lists, row) -> lists.cloud.with(
                                Integer.parseInt(row.getString(2).substring(0, DIGITS_OF_A_YEAR)),
                                new CloudList.Region(row.getString(0), row.getString(1), row.getBoolean(3))))
                .and(
                        in.records("ai_adoption", "country_code year period adoption_share"),
                        (lists, row) -> lists.use.with(
                                row.getString(0), row.getInt(1), row.getString(2), row.<Double>getAs(3)));
    }
}
