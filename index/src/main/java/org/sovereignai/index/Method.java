package org.sovereignai.index;

import java.io.Serializable;
import java.util.List;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Reference;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

/**
 * The methods of an index. A part left out (null) has the default named here.
 *
 * @param screening default {@link Screening#standard()}
 * @param imputation default none
 * @param treatment default none
 * @param reference cells that treatment and normalisation are fitted to, default all years
 * @param normalisation default min-max to 0..100
 * @param weighting default the weights given
 * @param missing rule for missing indicators, default {@link MissingRule#TYPICAL}
 * @param aggregation functions by level from the lowest groups (level 2) up, the last one for all levels above; default
 *     arithmetic
 */
public record Method(
        Screening screening,
        Imputation imputation,
        Treatment treatment,
        Reference reference,
        Normalisation normalisation,
        Weighting weighting,
        MissingRule missing,
        List<Aggregation> aggregation)
        implements Serializable {

    public Method {
        screening = screening == null ? Screening.standard() : screening;
        imputation = imputation == null ? Imputation.none() : imputation;
        treatment = treatment == null ? new Treatment.Untreated() : treatment;
        reference = reference == null ? Reference.panel() : reference;
        normalisation = normalisation == null ? new Normalisation.MinMax(0.0, 100.0) : normalisation;
        weighting = weighting == null ? Weighting.GIVEN : weighting;
        missing = missing == null ? MissingRule.TYPICAL : missing;
        aggregation = aggregation == null || aggregation.isEmpty()
                ? List.of(new Aggregation.Arithmetic())
                : List.copyOf(aggregation);
    }

    /** The default methods. */
    public static Method standard() {
        return new Method(null, null, null, null, null, null, null, null);
    }

    /** The function of groups of a level (2 = groups of indicators only). */
    Aggregation aggregationOf(int level) {
        return aggregation.get(Math.min(level - 2, aggregation.size() - 1));
    }

    /** These methods with the parts that an alternative states. */
    public Method with(Alternative alternative) {
        return new Method(
                screening,
                orElse(alternative.imputation(), imputation),
                orElse(alternative.treatment(), treatment),
                orElse(alternative.reference(), reference),
                orElse(alternative.normalisation(), normalisation),
                orElse(alternative.weighting(), weighting),
                orElse(alternative.missing(), missing),
                orElse(alternative.aggregation(), aggregation));
    }

    /** These methods with another screening. */
    public Method with(Screening other) {
        return new Method(other, imputation, treatment, reference, normalisation, weighting, missing, aggregation);
    }

    private static <T> T orElse(T stated, T otherwise) {
        return stated == null ? otherwise : stated;
    }
}
