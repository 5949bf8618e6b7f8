package org.sovereignai.jobs.indicators;

import java.util.Set;
import org.sovereignai.jobs.run.Step;

/** Hands every group of one shape to all families that look at such groups, in one pass. */
interface GroupIndicators extends Step {

    /** What the families look at. */
    Set<Class<?>> groups();
}
