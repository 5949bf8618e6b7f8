/** A run: what a step is and may read, what is stale and why, how a table is checked and written. */
package org.sovereignai.jobs.run;
