package org.sovereignai.measures.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.lang3.Validate;

/**
 * What each importer loses when a supplier stops delivering, worked out from a matrix of shares: what the step is held
 * against.
 *
 * <p><b>Reallocation rule</b> (an assumption, ours): each remaining known supplier raises its deliveries to the
 * importer in proportion to its share, by at most {@code slack} of what it delivers already. With L lost and K from
 * remaining known suppliers the loss left is {@code max(0, L - slack K)}. No supplier is promised twice: what it adds
 * over all importers is at most {@code slack} of its exports. New suppliers, stocks, home production and price are left
 * out, and capacity may be short for longer than a year. Bounds: all of the unknown supply stops too, or all of it goes
 * on and has the same slack.
 */
public final class CutOff {

    /** What a supplier can add to its deliveries unless told otherwise: an assumption, not a measured figure. */
    public static final double DEFAULT_SLACK = 0.25;

    private final ShareMatrix direct;
    private final TracedOrigin traced;
    private final double slack;

    private CutOff(ShareMatrix direct, TracedOrigin traced, double slack) {
        this.direct = direct;
        this.traced = traced;
        this.slack = slack;
    }

    /**
     * An importer's loss, as shares of its foreign supply.
     *
     * @param direct supply that came straight from the suppliers
     * @param traced supply that the suppliers made, whatever way it took
     * @param afterReallocation what is left of {@code direct} after the reallocation rule, at most that
     */
    public record Loss(Estimate direct, Estimate traced, Estimate afterReallocation) {}

    /** The rule with {@link #DEFAULT_SLACK}. */
    public static CutOff of(ShareMatrix direct, TracedOrigin traced) {
        return of(direct, traced, DEFAULT_SLACK);
    }

    /**
     * @param direct direct shares
     * @param traced the same supply traced to its origin
     * @param slack what each remaining supplier can add, as a share of its deliveries, 0 or more
     */
    public static CutOff of(ShareMatrix direct, TracedOrigin traced, double slack) {
        Validate.isTrue(
                direct.size() == traced.size(),
                "Direct shares of %s economies do not match traced shares of %s",
                direct.size(),
                traced.size());
        Validate.isTrue(Double.isFinite(slack) && slack >= 0, "Slack %s must be finite, 0 or more", slack);
        return new CutOff(direct, traced, slack);
    }

    /**
     * Loss of every importer if the one supplier stops, in the order of the economies; empty for an economy that
     * imports nothing and for the supplier itself.
     */
    public List<Optional<Loss>> lossWithout(int supplier) {
        List<Optional<Loss>> losses = new ArrayList<>();
        for (int importer = 0; importer < direct.size(); importer++) {
            losses.add(
                    importer == supplier
                            ? Optional.empty()
                            : traced.share(importer, supplier).map(lossOf(importer, supplier)));
        }
        return losses;
    }

    private Function<Estimate, Loss> lossOf(int importer, int supplier) {
        double unknown = direct.rest(importer);
        double lost = Math.min(1 - unknown, direct.row(importer)[supplier]);
        double kept = 1 - unknown - lost;
        Estimate directLoss = new Estimate(lost, lost, Math.min(1, lost + unknown));
        Estimate left = new Estimate(
                Math.max(0, lost - slack * kept),
                Math.max(0, lost - slack * (kept + unknown)),
                Math.max(0, directLoss.high() - slack * kept));
        return tracedLoss -> new Loss(directLoss, tracedLoss, left);
    }
}
