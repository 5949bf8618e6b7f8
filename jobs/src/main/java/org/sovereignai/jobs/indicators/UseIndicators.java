package org.sovereignai.jobs.indicators;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.compute.Sites;
import org.sovereignai.measures.participation.Stack;
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
        Families families = new Families(in.schemas());

        Catalogue catalogue = Catalogue.of(in.schemas());
        Set<String> measures = catalogue.measures();
        return UseRows.of(in)
                .rows(lists -> catalogue.rows(Stream.of(
                                families.figures(ModelYear.class, lists.years()),
                                families.figures(Hosting.class, Stream.of(lists.hosting())),
                                families.figures(Reach.class, Stream.of(lists.reach())),
                                families.figures(Sites.class, Stream.of(lists.sites())),
                                families.figures(Stack.class, Stream.of(lists.stack()))
                                        .filter(figure -> measures.contains(figure.measure())))
                        .flatMap(figures -> figures)));
    }
}
