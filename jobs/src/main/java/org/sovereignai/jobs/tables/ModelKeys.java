package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;

/**
 * Names of AI models made comparable. Sources write one model as {@code claude-4.7-opus-20260416}, {@code Claude Opus 4.7}
 * or {@code anthropic/claude-opus-4.7}: the key of a name is its words in lower case and in alphabetical order, a number
 * after a letter being a word of its own.
 */
final class ModelKeys {

    private static final String DATE = "-(?:20[0-9]{2}-?)?[0-9]{2}-?[0-9]{2}$";

    private ModelKeys() {}

    /** The key of a name. */
    static Column key(Column name) {
        Column words = split(regexp_replace(SmallLetters.of(name), "([a-z])(?=[0-9])", "$1 "), "[^a-z0-9.]+");
        return array_join(array_sort(filter(words, word -> word.notEqual(""))), " ");
    }

    /** The model in {@code author/model:variant}, with its date if it has one. */
    static Column model(Column slug) {
        return substring_index(substring_index(slug, "/", -1), ":", 1);
    }

    /** The model in {@code author/model:variant}, without a date at its end. */
    static Column undated(Column slug) {
        return regexp_replace(model(slug), DATE, "");
    }

    /**
     * Keys under which another source may have the model of a slug, the surest first: with month and day of its date, without
     * a date, and without the number of parameters, each also with the author's name.
     */
    static Column candidates(Column slug) {
        Column author = substring_index(slug, "/", 1);
        Column base = undated(slug);
        Column dated = when(
                model(slug).rlike(DATE),
                concat_ws(" ", base, regexp_extract(regexp_replace(model(slug), "-", ""), "([0-9]{4})$", 1)));
        Column sizeless = regexp_replace(base, "-(?:a?[0-9.]+b)(?=-|$)", "");
        return array_compact(array(
                key(dated),
                key(concat_ws(" ", author, dated)),
                key(base),
                key(concat_ws(" ", author, base)),
                key(sizeless)));
    }
}
