/** The published scores: descriptors, panels, work spread over tasks, tables of an index. */
package org.sovereignai.jobs.scores;
