package org.sovereignai.jobs.indicators;

import java.util.Set;
import org.sovereignai.jobs.run.Step;

/** Hands every group to all families that look at such groups, in one pass over the rows. */
interface GroupIndicators extends Step {

    /** What the families look at. */
    Set<Class<?>> groups();
}
