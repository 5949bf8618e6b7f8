package org.sovereignai.measures.models;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * Names of AI models made comparable. Sources write one model as {@code claude-4.7-opus-20260416}, {@code Claude Opus 4.7}
 * or {@code anthropic/claude-opus-4.7}: the key of a name is its words in lower case and in alphabetical order, a number
 * after a letter being a word of its own.
 */
public final class ModelNames {

    private static final Pattern BEFORE_NUMBER = Pattern.compile("([a-z])(?=[0-9])");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9.]+");
    private static final Pattern DATE = Pattern.compile("-(?:20[0-9]{2}-?)?([0-9]{2})-?([0-9]{2})$");
    private static final Pattern SIZE = Pattern.compile("-(?:a?[0-9.]+b)(?=-|$)");
    private static final Pattern SPELLING = Pattern.compile("[^\\p{L}\\p{N}.+]+");

    private ModelNames() {}

    /** The key of a name. */
    public static String key(String name) {
        String words = BEFORE_NUMBER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("$1 ");
        return Arrays.stream(BETWEEN_WORDS.split(words))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** What names have in common that differ in capitals, blanks and hyphens alone. */
    public static String withoutSpelling(String name) {
        return SPELLING.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The author in {@code author/model:variant}; all of it if it names no author. */
    public static String author(String slug) {
        return StringUtils.substringBefore(slug, "/");
    }

    /** The model in {@code author/model:variant}, with its date if it has one. */
    public static String model(String slug) {
        return StringUtils.substringBefore(slug.substring(slug.lastIndexOf('/') + 1), ":");
    }

    /**
     * Keys under which another source may have the model of a slug, the surest first: with month and day of its date, without
     * a date, and without the number of parameters, each of the first two also with the author's name.
     */
    public static List<String> candidates(String slug) {
        String author = author(slug);
        Matcher date = DATE.matcher(model(slug));
        boolean isDated = date.find();
        String base = isDated ? model(slug).substring(0, date.start()) : model(slug);
        Optional<String> dated = isDated ? Optional.of(base + " " + date.group(1) + date.group(2)) : Optional.empty();
        return Stream.of(
                        dated.orElse(null),
                        dated.map(name -> author + " " + name).orElse(null),
                        base,
                        author + " " + base,
                        SIZE.matcher(base).replaceAll(""))
                .filter(Objects::nonNull)
                .map(ModelNames::key)
                .toList();
    }
}
