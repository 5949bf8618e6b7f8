package org.sovereignai.jobs.findings;

import java.io.Serializable;

/**
 * A finding: one question, of which every line of the answer says something.
 *
 * @param id short name
 * @param question as readers ask it
 * @param caveats what to know before quoting a line
 */
record Topic(String id, String question, String caveats) implements Serializable {

    /** A line about a nation and nothing else. */
    Line ofNation(String nation, int year, String sentence, String evidence) {
        return new Line(this, Line.NATION, nation, year, sentence, evidence);
    }

    /** A line about the world. */
    Line ofWorld(String item, int year, String sentence, String evidence) {
        return new Line(this, item, Line.WORLD, year, sentence, evidence);
    }
}
