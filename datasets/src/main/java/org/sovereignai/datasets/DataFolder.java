package org.sovereignai.datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A folder on any Hadoop file system that holds the public files, one folder per source, in the publishers' own layout or
 * in that of an extract.
 */
public final class DataFolder {

    private static final int MOST_MEMBERS = 1_000;
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final Path root;
    private final FileSystem fileSystem;
    private final Map<String, Long> sizes;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    private DataFolder(Path root, FileSystem fileSystem, Map<String, Long> sizes) {
        this.root = root;
        this.fileSystem = fileSystem;
        this.sizes = sizes;
    }

    /**
     * Lists a data folder.
     *
     * @throws InputException if it is not there or cannot be listed
     */
    public static DataFolder open(String location, Configuration hadoop) {
        Path root = new Path(location);
        try {
            FileSystem fileSystem = root.getFileSystem(hadoop);
            root = fileSystem.makeQualified(root);
            Map<String, Long> sizes = new TreeMap<>();
            int prefix = root.toUri().getPath().length() + 1;
            for (FileStatus source : fileSystem.listStatus(root)) {
                if (source.isDirectory()) {
                    RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(source.getPath(), true);
                    while (files.hasNext()) {
                        LocatedFileStatus file = files.next();
                        sizes.put(file.getPath().toUri().getPath().substring(prefix), file.getLen());
                    }
                }
            }
            return new DataFolder(root, fileSystem, sizes);
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

    /** The folder, as a full path. */
    public String location() {
        return root.toString();
    }

    /** The files of a resource, sorted by path; none if the source is not there. */
    public List<InputFile> files(Resource resource) {
        String extract = resource.source() + "/" + resource.extractFile();
        if (sizes.containsKey(extract)) {
            return List.of(file(resource, extract, "", Map.of(), true));
        }
        List<InputFile> found = new ArrayList<>();
        String prefix = resource.source() + "/";
        for (String path : sizes.keySet()) {
            if (path.startsWith(prefix)) {
                String inSource = path.substring(prefix.length());
                for (Pattern pattern : resource.files()) {
                    if (pattern.pattern().contains("!")) {
                        found.addAll(members(resource, pattern, path, inSource));
                    } else {
                        Matcher matcher = pattern.matcher(inSource);
                        if (matcher.matches()) {
                            found.add(file(resource, path, "", captured(pattern, matcher), false));
                        }
                    }
                }
            }
        }
        return found;
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
        return hashes.computeIfAbsent(file.path(), path -> {
            try (InputStream in = fileSystem.open(new Path(root, path))) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (IOException e) {
                throw new InputException(
                        "%s cannot be read: %s; check the file and its permissions.".formatted(path, e.getMessage()),
                        e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private InputFile file(
            Resource resource, String path, String member, Map<String, String> captured, boolean extract) {
        return new InputFile(
                resource.id(), path, member, new Path(root, path).toString(), sizes.get(path), captured, extract);
    }

    private List<InputFile> members(Resource resource, Pattern pattern, String path, String inSource) {
        String[] parts = pattern.pattern().split("!", 2);
        if (!Pattern.matches(parts[0], inSource)) {
            return List.of();
        }
        List<InputFile> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(fileSystem.open(new Path(root, path)))) {
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MOST_MEMBERS) {
                    throw new InputException(
                            "%s has more than %d members, which no publisher's archive has; fetch it again."
                                    .formatted(path, MOST_MEMBERS));
                }
                Matcher matcher = pattern.matcher(inSource + "!" + entry.getName());
                if (matcher.matches()) {
                    found.add(file(resource, path, entry.getName(), captured(pattern, matcher), false));
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s is not a readable zip archive: %s; fetch it again.".formatted(path, e.getMessage()), e);
        }
        if (found.isEmpty()) {
            throw new InputException("%s has no member that matches %s; fetch it again or change the descriptor of %s."
                    .formatted(path, parts[1], resource.id()));
        }
        return found;
    }

    private static Map<String, String> captured(Pattern pattern, Matcher matcher) {
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
