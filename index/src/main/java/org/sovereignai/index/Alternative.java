package org.sovereignai.index;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Reference;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

/**
 * One of the choices that an index could have made otherwise: the parts of the method that differ. A part left out
 * (null) is as in the index. An indicator's own normalisation and a group's own aggregation or weighting stay.
 *
 * @param columns indicators that read another column of the data, by indicator code: how a parameter of an earlier
 *     step (a trace share, an openness weight) enters, computed once for each value it may take
 */
public record Alternative(
        Imputation imputation,
        Treatment treatment,
        Reference reference,
        Normalisation normalisation,
        Weighting weighting,
        MissingRule missing,
        List<Aggregation> aggregation,
        Map<String, String> columns)
        implements Serializable {

    public Alternative {
        aggregation = aggregation == null ? null : List.copyOf(aggregation);
        columns = columns == null ? new TreeMap<>() : new TreeMap<>(columns);
    }

    Alternative without(Set<String> indicators) {
        Map<String, String> kept = new TreeMap<>(columns);
        kept.keySet().removeAll(indicators);
        return new Alternative(imputation, treatment, reference, normalisation, weighting, missing, aggregation, kept);
    }

    /** The index as it is. */
    public static Alternative none() {
        return new Alternative(null, null, null, null, null, null, null, null);
    }

    public static Alternative of(Normalisation normalisation) {
        return new Alternative(null, null, null, normalisation, null, null, null, null);
    }

    public static Alternative of(Treatment treatment) {
        return new Alternative(null, treatment, null, null, null, null, null, null);
    }

    public static Alternative of(Imputation imputation) {
        return new Alternative(imputation, null, null, null, null, null, null, null);
    }

    public static Alternative of(Weighting weighting) {
        return new Alternative(null, null, null, null, weighting, null, null, null);
    }

    public static Alternative of(MissingRule missing) {
        return new Alternative(null, null, null, null, null, missing, null, null);
    }

    public static Alternative of(Reference reference) {
        return new Alternative(null, null, reference, null, null, null, null, null);
    }

    /** Functions by level from the lowest groups up, the last one for all levels above. */
    public static Alternative of(Aggregation... levels) {
        return new Alternative(null, null, null, null, null, null, List.of(levels), null);
    }

    /** Other columns of the data, by indicator code. */
    public static Alternative ofColumns(Map<String, String> columns) {
        return new Alternative(null, null, null, null, null, null, null, columns);
    }
}
