package org.sovereignai.jobs.indicators;

import static org.sovereignai.jobs.indicators.Families.figures;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.measures.compute.CloudList;
import org.sovereignai.measures.compute.Clusters;
import org.sovereignai.measures.models.Models;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.supply.Family;
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
    public JavaRDD<InternalRow> rows(Inputs in) {
        List<Family<Models>> ofModels = Families.of(Models.class, in.schemas());
        List<Family<Clusters>> ofClusters = Families.of(Clusters.class, in.schemas());
        List<Family<CloudList>> ofCloud = Families.of(CloudList.class, in.schemas());
        List<Family<AiUse>> ofUse = Families.of(AiUse.class, in.schemas());
        Catalogue catalogue = Catalogue.of(in.schemas());
        Openness openness = ModelRows.openness(in);
        return ListedRows.of(in).rows(facts -> {
            ListedRows lists = ListedRows.read(facts, openness);
            return catalogue.rows(Stream.of(
                            figures(ofModels, Stream.of(lists.models())),
                            figures(ofClusters, Stream.of(lists.clusters())),
                            figures(ofCloud, Stream.of(lists.cloud())),
                            figures(ofUse, Stream.of(lists.use())))
                    .flatMap(figures -> figures));
        });
    }
}
