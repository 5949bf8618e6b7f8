package org.sovereignai.measures.dependence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What one nation provides of the inputs of an industry.
 *
 * @param inputs number of inputs in which it takes part
 * @param shared number of those of which its share is known
 * @param dominated number of those of which it provides more than half of the world's supply
 * @param meanShare mean of its known shares, 0..1; empty where none is known
 */
public record InputProvision(long inputs, long shared, long dominated, Optional<Double> meanShare) {

    private static final double HALF = 0.5;

    /** Of the nation's share in each input in which it takes part, empty where it is not known. */
    public static InputProvision of(List<Optional<Double>> shares) {
        List<Double> known = shares.stream().flatMap(Optional::stream).toList();
        Optional<Double> mean = known.stream()
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal::add)
                .map(sum -> sum.divide(BigDecimal.valueOf(known.size()), MathContext.DECIMAL64)
                        .doubleValue());
        return new InputProvision(
                shares.size(),
                known.size(),
                known.stream().filter(share -> share > HALF).count(),
                mean);
    }
}
