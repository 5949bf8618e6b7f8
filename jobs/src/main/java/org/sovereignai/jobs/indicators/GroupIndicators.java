package org.sovereignai.jobs.indicators;

import org.sovereignai.jobs.run.Step;

/** Hands every group of one shape to all families that look at such groups, in one pass. */
interface GroupIndicators extends Step {

    /** What the families look at. */
    Class<?> group();
}
