package org.sovereignai.jobs.indicators;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.compute.CloudList;
import org.sovereignai.measures.compute.Clusters;
import org.sovereignai.measures.models.Models;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.use.AiUse;

/**
 * All families that look at a whole list at once: of models, computing clusters, cloud regions and users of AI. The lists
 * have some thousand entries each.
 */
final class ListedIndicators implements GroupIndicators {

    @Override
    public Set<Class<?>> groups() {
        return Set.of(Models.class, Clusters.class, CloudList.class, AiUse.class);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        List<Family<Models>> ofModels = Families.of(Models.class, in.schemas());
        List<Family<Clusters>> ofClusters = Families.of(Clusters.class, in.schemas());
        List<Family<CloudList>> ofCloud = Families.of(CloudList.class, in.schemas());
        List<Family<AiUse>> ofUse = Families.of(AiUse.class, in.schemas());
        Catalogue catalogue = Catalogue.of(in.schemas());
        return ListedRows.of(in)
                .coalesce(1)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> {
                            ListedRows lists = ListedRows.read(rows);
                            return Stream.of(
                                            figures(ofModels, lists.models()),
                                            figures(ofClusters, lists.clusters()),
                                            figures(ofCloud, lists.cloud()),
                                            figures(ofUse, lists.use()))
                                    .flatMap(figures -> figures)
                                    .flatMap(figure -> catalogue.row(figure).stream())
                                    .iterator();
                        },
                        Encoders.row(Catalogue.VALUES));
    }

    private static <G> Stream<Figure> figures(List<Family<G>> families, G list) {
        return families.stream().flatMap(family -> family.figures(list));
    }
}
