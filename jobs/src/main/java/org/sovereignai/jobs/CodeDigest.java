package org.sovereignai.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.sovereignai.datasets.Sources;
import org.sovereignai.schemas.Schemas;

/** Digest of the code and the descriptors of the project: a table made by other code is another table. */
final class CodeDigest {

    private static final String OURS = "org/sovereignai/";

    private CodeDigest() {}

    /** SHA-256 over the names and checksums of all our classes and resources, wherever they lie. */
    static String compute() {
        Map<String, Long> sums = new TreeMap<>();
        for (Path origin : origins()) {
            sums.putAll(Files.isDirectory(origin) ? ofFolder(origin) : ofJar(origin));
        }
        return sha256(sums.toString());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Iterable<Path> origins() {
        TreeSet<Path> origins = new TreeSet<>();
        for (Class<?> type : List.of(CodeDigest.class, Sources.class, Schemas.class)) {
            try {
                origins.add(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return origins;
    }

    private static Map<String, Long> ofJar(Path jar) {
        Map<String, Long> sums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> entry.getName().startsWith(OURS) && !entry.isDirectory())
                    .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
            return sums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> ofFolder(Path folder) {
        Map<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(OURS))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                CRC32 crc = new CRC32();
                try (InputStream in = Files.newInputStream(file)) {
                    crc.update(in.readAllBytes());
                }
                sums.put(folder.relativize(file).toString().replace('\\', '/'), crc.getValue());
            }
            return sums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
