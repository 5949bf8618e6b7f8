package org.sovereignai.measures.supply;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * One value of one measure, with all that a reader must know of it. Immutable.
 *
 * @param subject what it is about
 * @param measure what it measures; the measure and the strand are the key of the catalogue
 * @param estimate value and bounds
 * @param n number of units behind it, where units are counted
 * @param coverage part of the wanted input that was there, 0..1
 * @param reason why there is no value
 * @param notes what to know about it, the most important first
 * @param actor code of the nation or bloc that could act, where the measure is about the one that could do most
 */
public record Figure(
        Subject subject,
        String measure,
        Estimate estimate,
        OptionalLong n,
        OptionalDouble coverage,
        Optional<Reason> reason,
        List<Reason> notes,
        Optional<String> actor) {

    public Figure {
        Validate.isTrue(
                reason.isEmpty() || !estimate.isKnown(),
                "%s of %s has a value, and the reason %s why it has none",
                measure,
                subject,
                reason);
        notes = List.copyOf(notes);
    }

    /** A figure of which nothing else is said. */
    public static Figure of(Subject subject, String measure, Estimate estimate) {
        return new Figure(
                subject,
                measure,
                estimate,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Without a value where a reason applies: the bounds stay. */
    public Figure unless(Optional<Reason> why) {
        return reason.isPresent() || why.isEmpty()
                ? this
                : new Figure(subject, measure, estimate.withheld(), n, coverage, why, notes, actor);
    }

    /** Without value and bounds where a reason applies. */
    public Figure unlessAtAll(Optional<Reason> why) {
        return reason.isPresent() || why.isEmpty()
                ? this
                : new Figure(subject, measure, Estimate.NONE, n, coverage, why, notes, actor);
    }

    /** With the number of units behind it. */
    public Figure basedOn(long units) {
        return new Figure(subject, measure, estimate, OptionalLong.of(units), coverage, reason, notes, actor);
    }

    /** With the part of the wanted input that was there; NaN where nothing was wanted. */
    public Figure covering(double part) {
        OptionalDouble known = Double.isNaN(part) ? OptionalDouble.empty() : OptionalDouble.of(part);
        return new Figure(subject, measure, estimate, n, known, reason, notes, actor);
    }

    /** With one more note, if it applies. */
    public Figure noting(Optional<Reason> note) {
        return new Figure(
                subject,
                measure,
                estimate,
                n,
                coverage,
                reason,
                Stream.concat(notes.stream(), note.stream()).toList(),
                actor);
    }

    /** With the note that the nation is a hub, if it is one. */
    public Figure notingHub() {
        return noting(Reason.HUB.when(subject.nation().isHub()));
    }

    /** With the nation or bloc that could do most. */
    public Figure by(String code) {
        return new Figure(subject, measure, estimate, n, coverage, reason, notes, Optional.of(code));
    }

    /** The one note that is published: the reason, else the first note. */
    public Optional<String> noteCode() {
        return Stream.concat(reason.stream(), notes.stream()).map(Reason::code).findFirst();
    }
}
