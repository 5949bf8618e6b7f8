package org.sovereignai.measures.use;

import java.util.Collection;
import java.util.function.ToLongFunction;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * Over how many firms and nations the serving of some models is spread.
 *
 * @param models how many models
 * @param hosts firms that serve the middle model; with an even number of models, between the two in the middle
 * @param nations nations in which the middle model is served; at the most if each host of unknown nation had one of its own
 * @param inSeveral how many are served in two nations or more for certain
 * @param placed of how many it is known whether a firm outside the maker's nation serves them
 * @param servedAbroad part of them that a firm outside the maker's nation serves, 0..1
 */
public record HostSpread(
        int models, Estimate hosts, Estimate nations, long inSeveral, long placed, Estimate servedAbroad) {

    /** The spread of some models, at least one. */
    public static HostSpread of(Collection<Hosting.Model> models) {
        Validate.isTrue(!models.isEmpty(), "Without a model nothing is served");
        long abroad = count(models, true);
        long home = count(models, false);
        return new HostSpread(
                models.size(),
                middle(models, Hosting.Model::hosts, Hosting.Model::hosts),
                middle(models, Hosting.Model::nations, Hosting.Model::nationsAtMost),
                models.stream().filter(model -> model.nations() > 1).count(),
                abroad + home,
                PartialShare.of(abroad, abroad + home, models.size() - abroad - home));
    }

    /** The lower and the upper middle. */
    private static Estimate middle(
            Collection<Hosting.Model> models, ToLongFunction<Hosting.Model> least, ToLongFunction<Hosting.Model> most) {
        long[] lows = models.stream().mapToLong(least).sorted().toArray();
        long[] highs = models.stream().mapToLong(most).sorted().toArray();
        return Estimate.between(lows[(lows.length - 1) / 2], highs[highs.length / 2]);
    }

    private static long count(Collection<Hosting.Model> models, boolean isServedAbroad) {
        return models.stream()
                .filter(model -> model.isServedAbroad()
                        .filter(abroad -> abroad == isServedAbroad)
                        .isPresent())
                .count();
    }
}
