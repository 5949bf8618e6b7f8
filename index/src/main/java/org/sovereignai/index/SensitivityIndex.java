package org.sovereignai.index;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of the variance of an output one factor explains.
 *
 * @param element code of the score
 * @param year year, empty for all years together
 * @param unit unit whose rank is the output; empty for the mean absolute rank change of all units against the index as
 *     published
 * @param factor name of the factor
 * @param variance variance of the output over the design
 * @param estimate the indices, empty when the output does not vary, so that no factor explains anything
 * @param ranked number of ranks that the output is made of
 */
public record SensitivityIndex(
        String element,
        OptionalInt year,
        Optional<String> unit,
        String factor,
        double variance,
        Optional<SobolIndices.Estimate> estimate,
        int ranked) {}
