package org.sovereignai.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds what is in a data folder and no resource reads, and why: a packed file, a capital in its name, a link that leads
 * nowhere, a folder with a slip in its name. A year that is missing by one of these would be missing without a word.
 */
final class UnreadFiles {

    /** What goes along with data: licences, notes and marks of programs. */
    private static final Pattern ABOUT_DATA = Pattern.compile(
            "(?i)(.*/)?((licen[cs]e|read-?me|notice|source|attribution|copying|terms|_success)([._-].*)?|datapackage\\.json|[._].*|.*\\.(md|pdf|html?|sha256|md5|crc))");

    private static final Pattern PACKED = Pattern.compile("(?i)\\.(gz|bz2|xz|zst|zip|7z|tar|tgz)$");
    private static final Pattern COPY = Pattern.compile(
            "(?i)( ?\\(\\d+\\)| - copy|[ _-]copy( \\d+)?|^copy of |\\.(bak|old|orig|tmp|part|crdownload)|~)");
    /** Any character of a name, in the pattern of a path: its slash parts no folders. */
    private static final String WITHIN_FOLDER = "[^/]";

    private static final int MOST_EDITS = 2;

    private final Sources sources;
    private final Set<String> names = new TreeSet<>();
    private final List<UnreadFile> found = new ArrayList<>();

    private UnreadFiles(Sources sources) {
        this.sources = sources;
        sources.all().forEach(source -> names.add(source.name()));
    }

    /**
     * Looks at a data folder.
     *
     * @param paths all its files
     * @param folder the folder, if it is on this computer, where links that lead nowhere can be seen
     */
    static List<UnreadFile> of(List<String> paths, Optional<Path> folder, Sources sources) {
        UnreadFiles unread = new UnreadFiles(sources);
        Set<String> strangers = new TreeSet<>();
        for (String path : paths) {
            String top = StringUtils.substringBefore(path, "/");
            if (unread.names.contains(top)) {
                unread.addOfSource(path);
            } else if (!path.contains("/")) {
                unread.addAtTop(path);
            } else if (strangers.add(top) || !unread.resource(path).isEmpty()) {
                unread.addStranger(path, top);
            }
        }
        folder.ifPresent(unread::addDeadLinks);
        unread.found.sort(Comparator.comparing(UnreadFile::path));
        return unread.found.stream().distinct().toList();
    }

    private void addOfSource(String path) {
        String top = StringUtils.substringBefore(path, "/");
        String inSource = StringUtils.substringAfter(path, "/");
        Source source = sources.source(top).orElseThrow();
        if (source.resources().stream().anyMatch(resource -> isRead(resource, inSource))
                || ABOUT_DATA.matcher(inSource).matches()) {
            return;
        }
        Optional<Resource> meant = meant(source, inSource);
        found.add(new UnreadFile(
                path,
                meant.map(resource -> why(resource, inSource))
                        .orElse("%s has no table in a file of this name".formatted(top)),
                meant.map(Resource::id).orElse("")));
    }

    private void addAtTop(String path) {
        if (!ABOUT_DATA.matcher(path).matches()) {
            found.add(new UnreadFile(path, "it lies in no folder of a source", ""));
        }
    }

    private void addStranger(String path, String top) {
        String meant = nearest(top);
        if (meant.isEmpty()) {
            found.add(new UnreadFile(top + "/", "there is no source of this name", ""));
        } else {
            found.add(new UnreadFile(path, "there is no source %s, only %s".formatted(top, meant), resource(path)));
        }
    }

    /** The resource that a file would be of, if the name of its folder were spelt right. */
    private String resource(String path) {
        String meant = nearest(StringUtils.substringBefore(path, "/"));
        String inSource = StringUtils.substringAfter(path, "/");
        return sources.source(meant)
                .flatMap(source -> source.resources().stream()
                        .filter(resource -> isRead(resource, inSource))
                        .findFirst()
                        .or(() -> meant(source, inSource)))
                .map(Resource::id)
                .orElse("");
    }

    private void addDeadLinks(Path folder) {
        try (Stream<Path> files = Files.find(folder, 8, (path, attributes) -> attributes.isSymbolicLink())) {
            files.filter(Predicate.not(Files::exists)).forEach(link -> {
                String path = folder.relativize(link).toString().replace('\\', '/');
                found.add(new UnreadFile(path, "the link leads nowhere", resource(path)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRead(Resource resource, String inSource) {
        return inSource.equals(resource.extractFile())
                || resource.files().stream()
                        .anyMatch(pattern ->
                                Pattern.matches(StringUtils.substringBefore(pattern.pattern(), "!"), inSource));
    }

    /**
     * The resource of which a file would be read in another folder of its source, and without what packing, capitals or copying
     * made of its name; an archive may be named as its table without the ending of that.
     */
    private static Optional<Resource> meant(Source source, String inSource) {
        String packed = nameOf(inSource);
        String name = COPY.matcher(PACKED.matcher(packed).replaceAll("")).replaceAll("");
        return (PACKED.matcher(packed).find() ? Stream.of(name, name + ".csv", name + ".json") : Stream.of(name))
                .flatMap(plain -> source.resources().stream()
                        .filter(resource -> resource.extractFile().equalsIgnoreCase(plain)
                                || hasName(resource, plain, Pattern.CASE_INSENSITIVE)))
                .findFirst();
    }

    private static boolean hasName(Resource resource, String name, int flags) {
        return resource.files().stream()
                .anyMatch(pattern -> Pattern.compile(
                                nameOf(StringUtils.substringBefore(pattern.pattern(), "!")
                                        .replace(WITHIN_FOLDER, ".")),
                                flags)
                        .matcher(name)
                        .matches());
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String why(Resource resource, String inSource) {
        if (PACKED.matcher(inSource).find()) {
            return "it is packed; unpack it beside, %s is read from plain files".formatted(resource.id());
        }
        String name = nameOf(inSource);
        if (name.equals(resource.extractFile()) || hasName(resource, name, 0)) {
            return "%s is not read from this folder; move it".formatted(resource.id());
        }
        return COPY.matcher(name).find()
                ? "it is named as a copy; give it the publisher's name"
                : "a name is taken with its capitals; give it the publisher's name";
    }

    private String nearest(String top) {
        return names.contains(top)
                ? top
                : names.stream()
                        .filter(name -> edits(name, top) <= MOST_EDITS)
                        .min(Comparator.comparingInt(name -> edits(name, top)))
                        .orElse("");
    }

    private static int edits(String name, String given) {
        return LevenshteinDistance.getDefaultInstance().apply(name, given.toLowerCase(Locale.ROOT));
    }
}
