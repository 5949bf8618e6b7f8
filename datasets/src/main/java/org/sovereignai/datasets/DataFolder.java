package org.sovereignai.datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder on any Hadoop file system that holds the public files, one folder per source, in the publishers' own layout or
 * in that of an extract. What is hidden is not part of it: names that start with a point, and those that an office program
 * gives to the mark of an open file.
 */
public final class DataFolder {

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    /** Parts of the names of files that tell their edition. */
    private static final List<String> EDITION = List.of("release", "edition");

    private static final long SHORTEST_CONTENT = 50;
    private static final String ARCHIVE = ".zip";

    private final Path root;
    private final FileSystem fileSystem;
    private final Map<String, Long> sizes;
    private final Map<String, Path> elsewhere;
    private final List<String> atTop;
    private final ContentMemory memory;
    private final Map<String, FileContent> contents = new ConcurrentHashMap<>();
    private final Map<String, ContentMemory.Watch> unread = new ConcurrentHashMap<>();

    private DataFolder(
            Path root,
            FileSystem fileSystem,
            Map<String, Long> sizes,
            Map<String, Path> elsewhere,
            List<String> atTop,
            ContentMemory memory) {
        this.root = root;
        this.fileSystem = fileSystem;
        this.sizes = sizes;
        this.elsewhere = elsewhere;
        this.atTop = List.copyOf(atTop);
        this.memory = memory;
    }

    /**
     * Lists a data folder.
     *
     * @throws InputException if it is not there or cannot be listed
     */
    public static DataFolder open(String location, Configuration hadoop) {
        return open(location, hadoop, new ContentMemory());
    }

    /**
     * Lists a data folder.
     *
     * @param memory what is known of the content of files, and learns more as they are read
     * @throws InputException if it is not there or cannot be listed
     */
    public static DataFolder open(String location, Configuration hadoop, ContentMemory memory) {
        Path root = new Path(location);
        try {
            FileSystem fileSystem = root.getFileSystem(hadoop);
            root = fileSystem.makeQualified(root);
            Map<String, Long> sizes = new TreeMap<>();
            List<String> atTop = new ArrayList<>();
            for (FileStatus source : fileSystem.listStatus(root)) {
                if (source.isDirectory() && !isHidden(source.getPath())) {
                    list(fileSystem, source.getPath(), source.getPath().getName(), sizes, Set.of(real(root)));
                } else if (!source.isDirectory()) {
                    atTop.add(source.getPath().getName());
                }
            }
            return new DataFolder(root, fileSystem, sizes, Map.of(), atTop, memory);
        } catch (FileNotFoundException e) {
            throw new InputException(
                    "The data folder %s is not there; name an existing one with --data, or leave --data out to use the starter extract."
                            .formatted(location),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "The data folder %s cannot be listed: %s; check the path and its permissions."
                            .formatted(location, e.getMessage()),
                    e);
        }
    }

    /**
     * Collects the sizes of the files below a folder. It walks by itself, because the recursive listing of Hadoop asks for
     * the owner of each file, which on a local disk starts a process each.
     */
    private static void list(FileSystem fileSystem, Path folder, String name, Map<String, Long> sizes, Set<Path> above)
            throws IOException {
        Set<Path> below = new HashSet<>(above);
        if (!below.add(real(folder))) {
            throw new InputException("%s leads back to a folder in which it lies; remove the link.".formatted(folder));
        }
        for (FileStatus entry : fileSystem.listStatus(folder)) {
            String path = name + "/" + entry.getPath().getName();
            if (isHidden(entry.getPath())) {
                continue;
            }
            if (entry.isDirectory()) {
                list(fileSystem, entry.getPath(), path, sizes, below);
            } else {
                requirePlain(entry.getPath(), path);
                sizes.put(path, entry.getLen());
            }
        }
    }

    private static boolean isHidden(Path path) {
        return path.getName().startsWith(".") || path.getName().startsWith("~$");
    }

    /** Refuses what a local disk may have in place of a file, and what reading would never come to an end of. */
    private static void requirePlain(Path file, String path) {
        if (onThisComputer(file)
                .filter(Files::exists)
                .filter(Predicate.not(Files::isRegularFile))
                .isPresent()) {
            throw new InputException("%s is a pipe or a device; put a plain file there.".formatted(path));
        }
    }

    /** Where a folder is, without the links on the way that a local disk may have. */
    private static Path real(Path folder) throws IOException {
        return "file".equals(folder.toUri().getScheme())
                ? new Path(java.nio.file.Path.of(folder.toUri().getPath())
                        .toRealPath()
                        .toUri())
                : folder;
    }

    /**
     * This folder with one more file, which lies elsewhere.
     *
     * @param path where the file would lie in this folder
     * @param location where it is, on any Hadoop file system
     * @throws InputException if it is not there
     */
    public DataFolder with(String path, String location) {
        try {
            Path file = new Path(location);
            FileSystem its = file.getFileSystem(fileSystem.getConf());
            FileStatus status = its.getFileStatus(file);
            if (status.isDirectory()) {
                throw new InputException("%s is a folder; name a file.".formatted(location));
            }
            Map<String, Long> more = new TreeMap<>(sizes);
            more.put(path, status.getLen());
            Map<String, Path> places = new TreeMap<>(elsewhere);
            places.put(path, its.makeQualified(file));
            return new DataFolder(root, fileSystem, more, places, atTop, memory);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "%s cannot be read: %s; check the path and its permissions.".formatted(location, e.getMessage()),
                    e);
        }
    }

    private Path place(String path) {
        return elsewhere.containsKey(path) ? elsewhere.get(path) : new Path(root, path);
    }

    /** The folder, as a full path. */
    public String location() {
        return root.toString();
    }

    /** Settings of the file system that it is on. */
    Configuration settings() {
        return fileSystem.getConf();
    }

    /** Whether a place of the local disk, which need not be there yet, is this folder or lies in it, by links as well. */
    boolean holds(java.nio.file.Path place) throws IOException {
        Optional<java.nio.file.Path> here = onThisComputer(root);
        if (here.isEmpty()) {
            return false;
        }
        java.nio.file.Path whole = place.toAbsolutePath().normalize();
        java.nio.file.Path there = whole;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there.toRealPath()
                .resolve(there.relativize(whole))
                .startsWith(here.get().toRealPath());
    }

    /**
     * The files of a resource, sorted by path; none if the source is not there.
     *
     * @throws InputException if the folder holds the table in two forms, such as plain and zipped, or if an archive cannot
     *     be read or does not have the table
     */
    public List<InputFile> files(Resource resource) {
        List<List<InputFile>> forms = new ArrayList<>();
        forms.add(extract(resource));
        for (Pattern pattern : resource.files()) {
            forms.add(pattern.pattern().contains("!") ? members(resource, pattern) : plain(resource, pattern));
        }
        forms.removeIf(List::isEmpty);
        if (forms.size() > 1) {
            throw new InputException("%s and %s hold the same table, %s; keep one of them."
                    .formatted(forms.get(0).get(0).label(), forms.get(1).get(0).label(), resource.id()));
        }
        List<InputFile> files = forms.isEmpty() ? List.of() : forms.get(0);
        requireOneEdition(resource, files);
        return files;
    }

    /** Two editions of one table say the same twice, and their sum is twice the truth. */
    private void requireOneEdition(Resource resource, List<InputFile> files) {
        for (String part : EDITION) {
            Map<String, InputFile> editions = new TreeMap<>();
            files.stream()
                    .filter(file -> file.captured().containsKey(part))
                    .forEach(file -> editions.putIfAbsent(file.captured().get(part), file));
            if (editions.size() > 1) {
                List<InputFile> two = List.copyOf(editions.values());
                throw new InputException("%s and %s are of two editions of %s (%s), which add up; keep one edition."
                        .formatted(
                                two.get(0).label(),
                                two.get(1).label(),
                                resource.id(),
                                String.join(" and ", editions.keySet())));
            }
        }
    }

    /**
     * Refuses two files of a resource that hold the same, such as one year under the names of two.
     *
     * @throws InputException naming both
     */
    public void requireDistinct(Resource resource) {
        Map<Long, List<InputFile>> bySize = files(resource).stream()
                .filter(file -> file.member().isEmpty() && !isUnread(resource, file))
                .collect(Collectors.groupingBy(InputFile::bytes, TreeMap::new, Collectors.toList()));
        for (List<InputFile> alike : bySize.values()) {
            Map<String, InputFile> contents = new TreeMap<>();
            for (InputFile file : alike.size() > 1 ? alike : List.<InputFile>of()) {
                InputFile other = contents.putIfAbsent(sha256(file), file);
                if (other != null && !isEmpty(file)) {
                    throw new InputException(
                            "%s and %s hold the same, byte for byte, and would count twice; remove the one whose name is wrong."
                                    .formatted(other.label(), file.label()));
                }
            }
        }
    }

    /** Whether a file is too short to hold a record, as the answer that there is nothing. */
    private static boolean isEmpty(InputFile file) {
        return file.bytes() < SHORTEST_CONTENT;
    }

    /** What is in the folder and no resource reads, sorted by path. */
    public List<UnreadFile> unread(Sources sources) {
        List<String> paths = new ArrayList<>(sizes.keySet());
        paths.addAll(atTop);
        return UnreadFiles.of(paths, onThisComputer(root), sources);
    }

    private static Optional<java.nio.file.Path> onThisComputer(Path path) {
        try {
            return "file".equals(path.toUri().getScheme())
                    ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            // Java cannot spell the name under this locale; what Hadoop lists is looked at all the same.
            return Optional.empty();
        }
    }

    /** Whether any file of the source is there. */
    public boolean holds(String source) {
        return sizes.keySet().stream().anyMatch(path -> path.startsWith(source + "/"));
    }

    /**
     * SHA-256 of a file, in lower-case hexadecimal; of the whole archive for a member. Computed once.
     *
     * @throws InputException if the file cannot be read
     */
    public String sha256(InputFile file) {
        return sha256(file.path());
    }

    /** Paths of all files below the folder, sorted. */
    List<String> paths() {
        return List.copyOf(sizes.keySet());
    }

    long bytes(String path) {
        return sizes.get(path);
    }

    String sha256(String path) {
        return content(path).sha256();
    }

    private FileContent content(String path) {
        return contents.computeIfAbsent(path, this::read);
    }

    private FileContent read(String path) {
        Path file = place(path);
        try {
            return memory.content(
                    file.getFileSystem(fileSystem.getConf()), file, sizes.get(path), () -> contentOf(file, path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private FileContent contentOf(Path file, String path) throws IOException {
        if (!path.endsWith(ARCHIVE)) {
            try (InputStream in = file.getFileSystem(fileSystem.getConf()).open(file)) {
                return FileContent.of(in, sizes.get(path));
            }
        }
        List<ZipArchive.Packed> members;
        try (ZipArchive zip = ZipArchive.open(fileSystem, file, path)) {
            members = zip.packed();
        }
        try (InputStream in = fileSystem.open(file)) {
            return FileContent.ofArchive(in, members);
        }
    }

    /**
     * SHA-256 of a file as {@link #sha256}, if it is known or quickly told: of a large table of trade that is not remembered
     * it is not, and {@link SourceReader#flows} tells it from the bytes that it reads.
     */
    public Optional<String> knownSha256(Resource resource, InputFile file) {
        return isUnread(resource, file) ? Optional.empty() : Optional.of(sha256(file));
    }

    /** Takes over what became known of files while their flows were read. */
    void learn(Map<String, String> hashes) {
        hashes.forEach((path, sha256) -> {
            ContentMemory.Watch watch = unread.get(path);
            if (watch != null) {
                contents.put(path, FileContent.of(sha256));
                try {
                    memory.learn(watch, FileContent.of(sha256));
                } catch (IOException e) {
                    throw unreadable(path, e);
                }
            }
        });
    }

    private boolean isUnread(Resource resource, InputFile file) {
        if (!file.member().isEmpty()
                || file.bytes() < ContentMemory.SMALLEST_FILE
                || contents.containsKey(file.path())
                || !FlowLayout.fits(resource)) {
            return false;
        }
        if (unread.containsKey(file.path())) {
            return true;
        }
        try {
            ContentMemory.Watch watch = memory.watch(fileSystem, place(file.path()));
            watch.known()
                    .ifPresentOrElse(known -> contents.put(file.path(), known), () -> unread.put(file.path(), watch));
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
        return unread.containsKey(file.path());
    }

    private static InputException unreadable(String path, IOException e) {
        return new InputException(
                "%s cannot be read: %s; check the file and its permissions.".formatted(path, e.getMessage()), e);
    }

    /** The files of a table of trade, each read as a whole; those that nobody has read yet without a hash. */
    List<FileSplit> whole(Resource resource) {
        return files(resource).stream()
                .map(file -> isUnread(resource, file)
                        ? FileSplit.whole(file)
                        : content(file.path()).whole(file))
                .toList();
    }

    /** The files of a resource, those that can be read side by side in parts. */
    List<FileSplit> splits(Resource resource) {
        return files(resource).stream()
                .flatMap(file -> splits(file, resource).stream())
                .toList();
    }

    private List<FileSplit> splits(InputFile file, Resource resource) {
        if (!file.member().isEmpty() || !resource.isDivisible() || !PlainRecords.canRead(file, resource)) {
            return List.of(content(file.path()).whole(file));
        }
        return content(file.path()).splits(file);
    }

    /** The content of a file, of the member if it is one. */
    InputStream open(InputFile file) {
        return open(file, fileSystem.getConf());
    }

    static ContentInput open(InputFile file, Configuration hadoop) {
        return open(FileSplit.whole(file), hadoop);
    }

    /** The content of a file, which is hashed in the range of a part of it as it is read. */
    static ContentInput open(FileSplit split, Configuration hadoop) {
        InputFile file = split.file();
        Path path = new Path(file.location());
        try {
            FileSystem fileSystem = path.getFileSystem(hadoop);
            return file.member().isEmpty()
                    ? new HashedInput(fileSystem.open(path), split.start(), split.end())
                    : ZipArchive.openMember(fileSystem, path, file.path(), file.member());
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be opened: %s; check the file and its permissions."
                            .formatted(file.label(), e.getMessage()),
                    e);
        }
    }

    private InputFile file(
            Resource resource, String path, String member, Map<String, String> captured, boolean extract) {
        String shown = RowParser.onOneLine(path + member);
        if (!shown.equals(path + member)) {
            throw new InputException("The name of %s has a line end or another control character; rename the file."
                    .formatted(RowParser.onOneLine(path)));
        }
        return new InputFile(resource.id(), path, member, place(path).toString(), sizes.get(path), captured, extract);
    }

    private List<InputFile> extract(Resource resource) {
        String path = resource.source() + "/" + resource.extractFile();
        return sizes.containsKey(path) ? List.of(file(resource, path, "", Map.of(), true)) : List.of();
    }

    private List<InputFile> plain(Resource resource, Pattern pattern) {
        List<InputFile> found = new ArrayList<>();
        inSource(resource).forEach((path, inSource) -> {
            Matcher matcher = pattern.matcher(inSource);
            if (matcher.matches()) {
                found.add(file(resource, path, "", captured(pattern, matcher), false));
            }
        });
        return found;
    }

    private List<InputFile> members(Resource resource, Pattern pattern) {
        String archive = StringUtils.substringBefore(pattern.pattern(), "!");
        List<InputFile> found = new ArrayList<>();
        inSource(resource).forEach((path, inSource) -> {
            if (Pattern.matches(archive, inSource)) {
                found.addAll(members(resource, pattern, path, inSource));
            }
        });
        return found;
    }

    private List<InputFile> members(Resource resource, Pattern pattern, String path, String inSource) {
        List<InputFile> found = new ArrayList<>();
        try (ZipArchive zip = ZipArchive.open(fileSystem, new Path(root, path), path)) {
            for (String member : zip.members()) {
                Matcher matcher = pattern.matcher(inSource + "!" + member);
                if (matcher.matches()) {
                    found.add(file(resource, path, member, captured(pattern, matcher), false));
                }
            }
        }
        if (found.isEmpty()) {
            throw new InputException("%s has no member that matches %s; fetch it again or change the descriptor of %s."
                    .formatted(path, StringUtils.substringAfter(pattern.pattern(), "!"), resource.id()));
        }
        return found;
    }

    /** The files of the resource's source, by full path, with the path below the source folder. */
    private Map<String, String> inSource(Resource resource) {
        String prefix = resource.source() + "/";
        Map<String, String> paths = new TreeMap<>();
        sizes.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .forEach(path -> paths.put(path, path.substring(prefix.length())));
        return paths;
    }

    static Map<String, String> captured(Pattern pattern, Matcher matcher) {
        Map<String, String> values = new TreeMap<>();
        Matcher groups = NAMED_GROUP.matcher(pattern.pattern());
        while (groups.find()) {
            String value = matcher.group(groups.group(1));
            if (value != null) {
                values.put(groups.group(1), value);
            }
        }
        return values;
    }
}
