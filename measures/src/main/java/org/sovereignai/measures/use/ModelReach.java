package org.sovereignai.measures.use;

import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/** Of how many publishers of closed models a nation is shut out already, and how much DeepSeek is used in it. */
public final class ModelReach implements Family<Reach> {

    @Override
    public Stream<Figure> figures(Reach reach) {
        return reach.nations().stream().flatMap(nation -> {
            Subject subject = Subject.of(Nation.of(nation.code()), reach.year(), Status.PROVISIONAL);
            Stream<Figure> refusing = nation.refusing().stream()
                    .map(count -> subject.figure("closed_models_not_offered", Estimate.exactly(count))
                            .basedOn(nation.publishers()));
            Stream<Figure> deepSeek = nation.deepSeek().stream()
                    .map(share -> subject.figure("deepseek_use_share", share)
                            .unless(Reason.BAND_ONLY.when(!share.isKnown())));
            return Stream.concat(refusing, deepSeek);
        });
    }
}
