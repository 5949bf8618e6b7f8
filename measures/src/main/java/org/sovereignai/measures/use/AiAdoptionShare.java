package org.sovereignai.measures.use;

import java.util.TreeMap;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/**
 * Share of people who use AI, in the latest period of each year. A year of which no second half is there is
 * partial, and the publisher revises its estimates of the others.
 */
public final class AiAdoptionShare implements Family<AiUse> {

    private static final String SECOND_HALF = "H2";

    @Override
    public Stream<Figure> figures(AiUse use) {
        return use.nations().entrySet().stream()
                .flatMap(nation -> nation.getValue().entrySet().stream()
                        .map(year -> figure(nation.getKey(), year.getKey(), year.getValue())));
    }

    private static Figure figure(String nation, int year, TreeMap<String, Double> periods) {
        boolean isWhole = periods.lastKey().endsWith(SECOND_HALF);
        Double share = periods.lastEntry().getValue();
        return Subject.of(Nation.of(nation), year, isWhole ? Status.PROVISIONAL : Status.PARTIAL)
                .figure("ai_adoption_share", share == null ? Estimate.NONE : Estimate.unbounded(share));
    }
}
