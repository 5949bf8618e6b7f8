package org.sovereignai.measures.models;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Subject;

/**
 * AI models that a nation released, and how open they are.
 *
 * <p>A model of several nations counts for each of them, but in the fractional count, where it counts 1 / number of its
 * nations. A model of unknown accessibility is neither open nor closed: it widens the bounds.
 * Of few models of known accessibility only the bounds of a share are given: they speak of the unknown models, not of the
 * chance in few.
 */
public final class ModelReleases implements Family<Models> {

    @Override
    public Stream<Figure> figures(Models models) {
        return models.byNationAndYear().entrySet().stream()
                .flatMap(nation -> nation.getValue().entrySet().stream()
                        .flatMap(year -> figures(
                                models.about(nation.getKey(), year.getKey()), year.getValue(), models.openness())));
    }

    private static Stream<Figure> figures(Subject subject, List<Model> released, Openness openness) {
        long all = released.size();
        long unknown = number(released, Weights.UNKNOWN);
        long known = all - unknown;
        double open = number(released, Weights.OPEN);
        double points = released.stream()
                .mapToDouble(model -> openness.weight(model.openness()))
                .sum();
        Optional<Reason> noShare = Reason.first(
                Reason.UNKNOWN_ACCESSIBILITY.when(known == 0), Reason.TOO_FEW.when(Known.MODELS.isTooFew(known)));
        return Stream.of(
                subject.figure("model_releases", Estimate.unbounded(all)).basedOn(all),
                subject.figure(
                                "model_releases_fractional",
                                Estimate.unbounded(released.stream()
                                        .mapToDouble(Model::fraction)
                                        .sum()))
                        .basedOn(all),
                subject.figure("open_model_releases", new Estimate(open, open, open + unknown))
                        .basedOn(known)
                        .covering((double) known / all),
                subject.figure(
                                "open_model_share",
                                known == 0
                                        ? Estimate.between(open / all, (open + unknown) / all)
                                        : new Estimate(open / known, open / all, (open + unknown) / all))
                        .basedOn(known)
                        .covering((double) known / all)
                        .unless(noShare),
                subject.figure(
                                "openness_weighted_output",
                                new Estimate(points, points, points + unknown * Openness.HIGHEST_WEIGHT))
                        .basedOn(known)
                        .covering((double) known / all));
    }

    private static long number(List<Model> released, Weights weights) {
        return released.stream().filter(model -> model.weights() == weights).count();
    }
}
