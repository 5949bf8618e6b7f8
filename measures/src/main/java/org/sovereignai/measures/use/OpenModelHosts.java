package org.sovereignai.measures.use;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/**
 * Of a nation's models with open weights, the part that somebody outside it serves today, and in how many nations the median
 * one is served: the evidence behind the sentence that nobody can take such models back.
 */
public final class OpenModelHosts implements Family<Hosting> {

    @Override
    public Stream<Figure> figures(Hosting hosting) {
        return hosting.models().stream()
                .collect(Collectors.groupingBy(Hosting.Model::maker, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(maker -> figures(
                        Subject.of(Nation.of(maker.getKey()), hosting.year(), Status.PARTIAL), maker.getValue()));
    }

    private static Stream<Figure> figures(Subject subject, List<Hosting.Model> models) {
        HostSpread spread = HostSpread.of(models);
        Estimate share = spread.servedAbroad();
        double least = spread.nations().low();
        double most = Math.max(least, spread.nations().high());
        return Stream.of(
                subject.figure("open_models_served_abroad_share", share)
                        .basedOn(models.size())
                        .covering((double) spread.placed() / models.size())
                        .unless(Reason.first(
                                Reason.TOO_FEW.when(Known.MODELS.isTooFew(models.size())),
                                Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!share.isKnown()))),
                subject.figure("open_model_median_jurisdictions", new Estimate(least, least, most))
                        .basedOn(models.size())
                        .unless(Reason.TOO_FEW.when(Known.MODELS.isTooFew(models.size()))));
    }
}
