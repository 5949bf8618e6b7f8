package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.Years;
import org.sovereignai.jobs.tables.ClusterRows;
import org.sovereignai.jobs.tables.FlowRows;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.measures.compute.Cluster;
import org.sovereignai.measures.compute.Clusters;
import org.sovereignai.measures.compute.ComputeSupply;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.ModelSupply;
import org.sovereignai.measures.models.Models;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.participation.CodeLists;
import org.sovereignai.measures.participation.CodeSupply;
import org.sovereignai.measures.participation.CodeYear;
import org.sovereignai.measures.participation.Population;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Strands;

/**
 * Suppliers of the strands that are no goods: models, their chips, computing power and code, of which the lists have some
 * thousand entries each. All in one pass.
 */
final class UnitEdges {

    private final List<Model> models = new ArrayList<>();
    private final List<ModelSupply.Chip> chips = new ArrayList<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private final SortedMap<Integer, CodeYear> code = new TreeMap<>();

    private UnitEdges() {}

    /** Rows of {@code dependence_edge}. */
    static JavaRDD<InternalRow> edges(Inputs in) {
        Strands strands = in.schemas().strands();
        Years years = in.years();
        Openness openness = ModelRows.openness(in);
        return MixedRows.into(UnitEdges::new)
                .and(ModelRows.models(in), (lists, row) -> lists.models.add(ModelRows.model(row)))
                .and(
                        in.records("training_hardware", "model_name maker_code foundry_code"),
                        (lists, row) -> lists.chips.add(new ModelSupply.Chip(
                                row.getString(0),
                                Optional.ofNullable(row.getString(1)),
                                Optional.ofNullable(row.getString(2)))))
                .and(ClusterRows.clusters(in), (lists, row) -> lists.clusters.add(ClusterRows.cluster(row)))
                .and(
                        FlowRows.flows(in).filter(row -> years.include(FlowRows.year(row))),
                        (lists, row) -> lists.code
                                .computeIfAbsent(
                                        FlowRows.year(row),
                                        year -> new CodeYear(year, new CodeLists(), new Population()))
                                .flow(
                                        FlowRows.worker(row),
                                        FlowRows.owner(row),
                                        FlowRows.quarter(row),
                                        FlowRows.count(row)))
                .rows(lists -> lists.supplies(strands, openness)
                        .filter(supply -> years.include(supply.year()))
                        .flatMap(EdgeRows::of));
    }

    private Stream<Supply> supplies(Strands strands, Openness openness) {
        Models all = Models.of(models, openness);
        Clusters counted = Clusters.of(clusters, new Population());
        return Stream.of(
                        ModelSupply.byBases(all, strands.of("base_models")),
                        ModelSupply.byChips(all, chips, strands.of("training_hardware"), ModelSupply.Chip::designer),
                        ModelSupply.byChips(all, chips, strands.of("training_foundry"), ModelSupply.Chip::manufacturer),
                        ComputeSupply.byOwners(counted, strands.of("compute")),
                        ComputeSupply.byMakers(counted, strands.of("compute_chips")),
                        code.values().stream().flatMap(year -> CodeSupply.of(year, strands.of("code"))))
                .flatMap(supplies -> supplies);
    }
}
