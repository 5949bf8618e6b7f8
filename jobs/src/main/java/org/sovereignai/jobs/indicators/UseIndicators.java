package org.sovereignai.jobs.indicators;

import static org.sovereignai.jobs.indicators.Families.figures;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.compute.Sites;
import org.sovereignai.measures.participation.Stack;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.use.Hosting;
import org.sovereignai.measures.use.ModelYear;
import org.sovereignai.measures.use.Reach;

/**
 * All families that look at whose models are used, who serves them, who may use them, where they run, and who works on the
 * stack below them. The lists have some thousand entries each and are read whole.
 */
final class UseIndicators implements GroupIndicators {

    @Override
    public Set<Class<?>> groups() {
        return Set.of(ModelYear.class, Hosting.class, Reach.class, Sites.class, Stack.class);
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        List<Family<ModelYear>> ofUse = Families.of(ModelYear.class, in.schemas());
        List<Family<Hosting>> ofHosts = Families.of(Hosting.class, in.schemas());
        List<Family<Reach>> ofReach = Families.of(Reach.class, in.schemas());
        List<Family<Sites>> ofSites = Families.of(Sites.class, in.schemas());
        List<Family<Stack>> ofStack = Families.of(Stack.class, in.schemas());
        Catalogue catalogue = Catalogue.of(in.schemas());
        Set<String> measures = catalogue.measures();
        return UseRows.of(in).rows(facts -> {
            UseRows lists = UseRows.read(facts);
            return catalogue.rows(Stream.of(
                            figures(ofUse, lists.years()),
                            figures(ofHosts, Stream.of(lists.hosting())),
                            figures(ofReach, Stream.of(lists.reach())),
                            figures(ofSites, Stream.of(lists.sites())),
                            figures(ofStack, Stream.of(lists.stack()))
                                    .filter(figure -> measures.contains(figure.measure())))
                    .flatMap(figures -> figures));
        });
    }
}
