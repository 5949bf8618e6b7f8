package org.sovereignai.measures.use;

import java.util.stream.Stream;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Subject;

/** Whose models are used: tokens by nation of the maker, the part of open weights in them, and how concentrated makers are. */
public final class ModelUseShares implements Family<ModelYear> {

    @Override
    public Stream<Figure> figures(ModelYear year) {
        ModelUse use = year.use();
        if (!use.hasTokens()) {
            return Stream.empty();
        }
        return use.nations().entrySet().stream().flatMap(entry -> {
            Subject subject = Subject.of(Nation.of(entry.getKey()), year.year(), year.status());
            ModelUse.Part part = entry.getValue();
            double knownWeights =
                    1 - (part.openWeights().high() - part.openWeights().low());
            return Stream.of(
                    subject.figure("model_use_share", part.share())
                            .basedOn(part.models())
                            .covering(use.coverage())
                            .unless(Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(use.coverage()))),
                    subject.figure("model_use_open_weight_share", part.openWeights())
                            .basedOn(part.models())
                            .covering(knownWeights)
                            .unless(Reason.UNKNOWN_ACCESSIBILITY.when(!Known.isEnough(knownWeights))),
                    subject.figure("model_use_concentration", use.concentration())
                            .covering(use.coverage())
                            .unless(Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(use.coverage()))));
        });
    }
}
