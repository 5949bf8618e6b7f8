package org.sovereignai.jobs.query;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Says what a mistaken name could have meant. */
final class Suggestion {

    private static final int SHORT_LIST = 50;
    private static final int MOST_LONGER = 3;
    private static final int SHORTEST_BEGINNING = 3;
    private static final Pattern FULL =
            Pattern.compile("No space left on device|Disk quota exceeded|File too large|Out of disk space");
    private static final Pattern TABLE =
            Pattern.compile("Table (?:Function )?with name \"?([^\\s\"]+)\"? does not exist");
    private static final Pattern COLUMN = Pattern.compile(
            "(?:Referenced column|Column) \"([^\"]+)\" (?:(?:was )?not found|does not exist)|(?:Table|Values list) \"([^\"]+)\" does not have a column named \"([^\"]+)\"|does not have a column named \"([^\"]+)\"");

    private Suggestion() {}

    /**
     * The nearest of the names, before all others those in which the given one is a word, and all if they are few. A name
     * of which half or more would have to change is not near, unless it begins with the given one.
     */
    static String of(String given, Collection<String> names) {
        String near = near(given, names);
        if (names.size() > SHORT_LIST) {
            return near.isEmpty() ? "none is named like it." : "did you mean %s?".formatted(near);
        }
        String all = String.join(", ", names);
        return near.isEmpty()
                ? "there are: %s.".formatted(all)
                : "did you mean %s? There are: %s.".formatted(near, all);
    }

    /** The nearest of the names; empty if none is near. */
    static String near(String given, Collection<String> names) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(given) + "\\b", Pattern.CASE_INSENSITIVE);
        List<String> longer = names.stream()
                .filter(name -> !given.isEmpty() && word.matcher(name).find())
                .limit(MOST_LONGER)
                .toList();
        return longer.isEmpty()
                ? names.stream()
                        .filter(name -> 2 * distance(given, name) < Math.max(given.length(), name.length()))
                        .min(Comparator.comparingInt(name -> distance(given, name)))
                        .orElseGet(() -> names.stream()
                                .filter(name -> given.length() >= SHORTEST_BEGINNING && name.startsWith(given))
                                .limit(MOST_LONGER)
                                .collect(Collectors.joining(" or ")))
                : String.join(" or ", longer);
    }

    private static int distance(String given, String name) {
        return LevenshteinDistance.getDefaultInstance().apply(given, name);
    }

    /** An error of DuckDB in our words, with the names that are there. */
    static QueryException explain(SQLException e, String question, ReleaseDatabase database) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Matcher table = TABLE.matcher(message);
        if (table.find() && ReleaseDatabase.isFunction(table.group(1))) {
            return withCode(table.group(1), e);
        }
        if (table.reset().find()) {
            return new QueryException(
                    "There is no table '%s'; %s"
                            .formatted(
                                    table.group(1),
                                    of(table.group(1), database.relations().keySet())),
                    e);
        }
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            String given = Stream.of(1, 3, 4)
                    .map(column::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            Matcher view = Pattern.compile("(\\w+)\\([^)]*\\b" + Pattern.quote(given) + "\\b")
                    .matcher(question);
            if (view.find() && ReleaseDatabase.isFunction(view.group(1))) {
                return withCode(view.group(1), e);
            }
            Set<String> names = columnsOf(question, column.group(2), given, database);
            if (!names.isEmpty()) {
                return new QueryException("There is no column '%s'; %s".formatted(given, of(given, names)), e);
            }
        }
        if (message.contains("Out of Memory")) {
            return QueryException.limit(ReleaseDatabase.TOO_LARGE, e);
        }
        if (FULL.matcher(message).find()) {
            return QueryException.limit(
                    "There is no space left on the disk for the answer; make space, or write it elsewhere with --output.",
                    e);
        }
        if (message.contains("file system operations are disabled")) {
            return new QueryException(
                    "%s; only the release is read, unless --allow names a folder or file."
                            .formatted(message.lines()
                                    .findFirst()
                                    .orElse("")
                                    .replaceFirst("^Permission Error: ", "")
                                    .replaceFirst(" - file system.*", "")),
                    e);
        }
        return new QueryException(sentence(message), e);
    }

    private static QueryException withCode(String view, SQLException e) {
        return new QueryException(
                "The view '%s' takes codes of nations in brackets and quotes, such as %s."
                        .formatted(view, ReadyView.call(view)),
                e);
    }

    /** What DuckDB says, in one line, without its kind of error and the picture of the place. */
    private static String sentence(String message) {
        String said = message.strip().split("\\R\\s*\\R", 2)[0].replaceFirst("^[A-Z][A-Za-z ]+ Error: ", "");
        // Of a function there may be a hundred forms, which it lists.
        String line = said.replaceAll("\\s*\\R\\s*", " ").replaceFirst(" *Candidate functions:.*", "");
        return line.endsWith("?") ? line : line.replaceFirst("[!.]*$", ".");
    }

    /** Columns of the tables that a question asks, or of the one of them that it means, without the mistaken name. */
    private static Set<String> columnsOf(String question, String meant, String given, ReleaseDatabase database) {
        Map<String, String> asked = database.asked(question);
        Set<String> names = new LinkedHashSet<>();
        asked.forEach((name, relation) -> {
            if (!asked.containsKey(meant) || name.equals(meant)) {
                names.addAll(database.columns(relation));
            }
        });
        names.removeIf(given::equalsIgnoreCase);
        return names;
    }
}
