package org.sovereignai.measures.dependence;

import java.util.Map;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Trade;

/**
 * What others could withhold of a nation's goods, by strand: the parts of the scores in natural units, after hypothetical
 * extraction (Dietzenbacher and Lahr, "Expanding extractions", Economic Systems Research 25, 2013; Los, Timmer and de Vries,
 * "Tracing value-added and double counting in gross exports: comment", American Economic Review 106, 2016).
 */
public final class Withdrawable implements Family<StrandLoss> {

    /** What the part of a score is called as a measure of its own. */
    private static final Map<String, String> MEASURES = Map.of(
            "dependence", "withdrawable_by_one",
            "dependence_of_use", "withdrawable_by_one_of_use",
            "dependence_bloc", "withdrawable_by_bloc",
            "irreplaceable", "irreplaceable");

    @Override
    public Stream<Figure> figures(StrandLoss loss) {
        String measure = MEASURES.get(loss.score());
        if (measure == null) {
            return Stream.empty();
        }
        Figure figure = Figure.of(loss.subject(), measure, loss.part())
                .unless(Reason.LITTLE_TRADE.when(new Trade(0, loss.imports()).isLittle()))
                .covering(loss.coverage());
        return Stream.of(loss.actor().map(figure::by).orElse(figure));
    }
}
