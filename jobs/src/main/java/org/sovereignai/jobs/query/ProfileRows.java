package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.InputException;
import org.sovereignai.schemas.PackagedText;

/** The parts of a profile, each the answer to one SQL file in {@code profile/}. */
final class ProfileRows {

    private ProfileRows() {}

    /**
     * The rows of a part.
     *
     * @throws InputException if the release has not the columns that the part reads, as those of earlier editions
     */
    static ArrayNode of(ReleaseDatabase database, String part, Object... values) {
        try {
            return database.rows(PackagedText.of(ProfileRows.class, "profile/" + part + ".sql"), values);
        } catch (QueryException e) {
            throw new InputException(
                    "Release %s was made by another edition of this program and has not all that describe and compare read (%s); ask it with query, or name another release with --release."
                            .formatted(
                                    database.release().folder(),
                                    StringUtils.substringBefore(e.getMessage(), ";")
                                            .replaceFirst("\\.$", "")),
                    e);
        }
    }

    /** The one row of a part. */
    static Optional<ObjectNode> one(ReleaseDatabase database, String part, Object... values) {
        ArrayNode rows = of(database, part, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of((ObjectNode) rows.get(0));
    }
}
