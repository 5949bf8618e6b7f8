package org.sovereignai.index.method;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** Where the weights of the members of a group come from. */
@EnumNaming(KebabCase.class)
public enum Weighting {
    /** The weights stated in the descriptor. */
    GIVEN,
    /** The same weight for every member. */
    EQUAL,
    /**
     * Loadings of the first principal component of the members, sign fixed and scaled to sum to 1. A negative loading
     * is an error: the member runs against its group, which a weight must not hide.
     */
    PCA,
    /** Weights under which every member correlates equally with the weighted sum of the group. */
    BALANCED
}
