package org.sovereignai.measures.use;

import java.util.Comparator;
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
        long abroad = count(models, true);
        long home = count(models, false);
        Estimate share = PartialShare.of(abroad, abroad + home, models.size() - abroad - home);
        List<Hosting.Model> byNations = models.stream()
                .sorted(Comparator.comparingLong(Hosting.Model::nations))
                .toList();
        List<Hosting.Model> byMost = models.stream()
                .sorted(Comparator.comparingLong(Hosting.Model::nationsAtMost))
                .toList();
        double low = byNations.get((models.size() - 1) / 2).nations();
        double high = byMost.get(models.size() / 2).nationsAtMost();
        return Stream.of(
                subject.figure("open_models_served_abroad_share", share)
                        .basedOn(models.size())
                        .covering((double) (abroad + home) / models.size())
                        .unless(Reason.first(
                                Reason.TOO_FEW.when(Known.MODELS.isTooFew(models.size())),
                                Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!share.isKnown()))),
                subject.figure("open_model_median_jurisdictions", new Estimate(low, low, Math.max(low, high)))
                        .basedOn(models.size())
                        .unless(Reason.TOO_FEW.when(Known.MODELS.isTooFew(models.size()))));
    }

    private static long count(List<Hosting.Model> models, boolean isServedAbroad) {
        return models.stream()
                .filter(model -> model.isServedAbroad()
                        .filter(abroad -> abroad == isServedAbroad)
                        .isPresent())
                .count();
    }
}
