package org.sovereignai.measures.participation;

import java.util.Optional;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.CodeYear.Dimension;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;

/**
 * How much of the work on public code is under a licence that is known to be open.
 *
 * <p>A person who pushes under several licences, or in several quarters, counts for each: the share is one of such
 * countings. A licence that nobody could name ({@code NOASSERTION}) counts as not open in the value and as open in the
 * upper bound.
 */
public final class OpenLicence implements Family<CodeYear> {

    @Override
    public Stream<Figure> figures(CodeYear year) {
        return year.by(Dimension.LICENCE).entrySet().stream()
                .filter(nation -> nation.getValue().sum(any -> true) > 0)
                .map(nation -> figure(nation.getKey(), nation.getValue(), year));
    }

    private static Figure figure(String nation, Pushers pushers, CodeYear year) {
        long all = pushers.sum(any -> true);
        double open = pushers.sum(licence -> year.lists().isOpen(licence).equals(Optional.of(true)));
        double closed = pushers.sum(licence -> year.lists().isOpen(licence).equals(Optional.of(false)));
        double share = open / all;
        return year.about(nation, pushers.quarters())
                .figure("open_licence_pusher_share", new Estimate(share, share, (all - closed) / all))
                .basedOn(all)
                .covering(pushers.quarters().coverage())
                .notingHub();
    }
}
