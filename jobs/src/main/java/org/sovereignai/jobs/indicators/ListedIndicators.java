package org.sovereignai.jobs.indicators;

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
        Families families = new Families(in.schemas());
        Catalogue catalogue = Catalogue.of(in.schemas());
        Openness openness = ModelRows.openness(in);
        return ListedRows.of(in)
                .rows(lists -> catalogue.rows(Stream.of(
                                families.figures(Models.class, Stream.of(lists.models(openness))),
                                families.figures(Clusters.class, Stream.of(lists.clusters())),
                                families.figures(CloudList.class, Stream.of(lists.cloud())),
                                families.figures(AiUse.class, Stream.of(lists.use())))
                        .flatMap(figures -> figures)));
    }
}
