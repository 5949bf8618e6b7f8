package org.sovereignai.schemas.manifest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;

/**
 * What a release says of a table beyond its file; null where it does not say.
 *
 * @param type {@code table}
 * @param mediatype media type of IANA
 * @param description what it holds and what one row is
 * @param rows number of rows
 * @param digest digest of its content, whatever the order of rows and the version of Parquet
 * @param madeFrom source resources and tables that it is made from
 * @param sources publishers' data sets that it is made from, through whatever tables
 * @param lineage what its content depends on
 * @param warnings codes of what to beware of
 * @param schema its columns and keys
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableFacts(
        @JsonSetter(nulls = Nulls.SET) String type,
        @JsonSetter(nulls = Nulls.SET) String mediatype,
        @JsonSetter(nulls = Nulls.SET) String description,
        Long rows,
        @JsonSetter(nulls = Nulls.SET) String digest,
        @JsonSetter(nulls = Nulls.SET) List<String> madeFrom,
        @JsonSetter(nulls = Nulls.SET) List<Manifest.Origin> sources,
        Lineage lineage,
        @JsonSetter(nulls = Nulls.SET) List<String> warnings,
        TableColumns schema) {

    static final TableFacts NONE = new TableFacts(null, null, null, null, null, null, null, null, null, null);

    /** Number of rows. */
    @JsonIgnore
    public long rowCount() {
        return Objects.requireNonNullElse(rows, 0L);
    }

    /** What it is made from: source resources, then tables. */
    @JsonIgnore
    public List<String> origins() {
        return Objects.requireNonNullElse(madeFrom, List.of());
    }

    /** Publishers' data sets that it is made from. */
    @JsonIgnore
    public List<Manifest.Origin> publishers() {
        return Objects.requireNonNullElse(sources, List.of());
    }

    /** What to beware of, by code. */
    @JsonIgnore
    public List<String> warningCodes() {
        return Objects.requireNonNullElse(warnings, List.of());
    }
}
