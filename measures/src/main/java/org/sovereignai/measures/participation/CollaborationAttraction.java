package org.sovereignai.measures.participation;

import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;

/**
 * Whether code flows into a nation's repositories or out to those of others: (in - out) / (in + out) of its cross-border
 * pushes and pull requests, from -1 to 1.
 *
 * <p>A direction that the source does not show lies below its threshold; it is not zero, and there is no value.
 * Nor is there one with few partners or few pushes and pull requests in all: a handful of people, or an address that is
 * read as another nation's, would lead the list.
 */
public final class CollaborationAttraction implements Family<CodeYear> {

    @Override
    public Stream<Figure> figures(CodeYear year) {
        return year.collaboration().ends().entrySet().stream()
                .map(nation -> figure(nation.getKey(), nation.getValue(), year));
    }

    private static Figure figure(String nation, Collaboration.Ends ends, CodeYear year) {
        double both = ends.inward() + ends.outward();
        boolean isKnown = ends.isTwoWay() && both > 0;
        Figure figure = year.about(nation, ends.quarters())
                .figure(
                        "collaboration_attraction",
                        isKnown ? Estimate.unbounded((ends.inward() - ends.outward()) / both) : Estimate.NONE)
                .covering(ends.quarters().coverage())
                .unless(Reason.first(
                        Reason.BELOW_THRESHOLD.when(!isKnown),
                        Reason.TOO_FEW.when(
                                Known.PARTNERS.isTooFew(ends.partners().size())
                                        || Known.INTERACTIONS.isTooFew((long) both))))
                .notingHub();
        return ends.isTwoWay() ? figure.basedOn((long) both) : figure;
    }
}
