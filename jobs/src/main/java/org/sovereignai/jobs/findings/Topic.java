package org.sovereignai.jobs.findings;

import java.io.Serializable;

/**
 * A finding: one question, of which every line of the answer says something.
 *
 * @param id short name
 * @param question as readers ask it
 * @param caveats what to know before quoting a line
 */
record Topic(String id, String question, String caveats) implements Serializable {}
