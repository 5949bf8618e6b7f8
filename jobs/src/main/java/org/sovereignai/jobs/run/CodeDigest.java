package org.sovereignai.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.Failable;
import org.apache.xbean.asm9.ClassReader;
import org.apache.xbean.asm9.ClassWriter;
import org.apache.xbean.asm9.Opcodes;
import org.apache.xbean.asm9.commons.ClassRemapper;
import org.apache.xbean.asm9.commons.Remapper;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.datasets.Sources;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.measures.network.PageRank;
import org.sovereignai.schemas.Products;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strands;
import org.sovereignai.schemas.TableSchema;

/**
 * Which of our classes and resources make a table, and their digest: a table made by other code is another table.
 *
 * <p>A table is made by its step and all classes that one mentions in signatures or code, directly or through others; by its
 * descriptor; by the reader and the descriptors of its sources; and by what writes every table. The search stops at {@link
 * Inputs} and {@link Step}, since a step mentions the type of whatever it takes from there, or is asked for. A text constant
 * that is the name of a reference table, or of a resource in the package of its class, is taken to mean it.
 */
final class CodeDigest {

    private static final String OURS = "org/sovereignai/";
    private static final String CLASS = ".class";
    private static final Pattern NAME = Pattern.compile(OURS + "[\\w/$]+");

    /** Classes that mention what any step may need, whatever a step does need. */
    private static final Set<String> OF_ANY_STEP =
            Set.of(OURS + "jobs/run/Inputs" + CLASS, OURS + "jobs/run/Step" + CLASS, OURS + "schemas/Schemas" + CLASS);

    private static final String STRAND = OURS + "schemas/Strand" + CLASS;
    private static final String PRODUCTS = OURS + "schemas/Products" + CLASS;
    private static final String INDICATOR = OURS + "schemas/Indicator" + CLASS;
    private static final String REFERENCES = OURS + "datasets/reference/";

    /** What brings every table into its form, and so may change it. */
    private static final List<String> OF_ALL_TABLES = List.of(
            "jobs/run/TableWriter",
            "jobs/run/TableTask",
            "jobs/run/ColumnRule",
            "jobs/store/RowFile",
            "jobs/run/Pipeline");

    /** What a step depends on that works with the indicators whose descriptors it is given. */
    private static final String INDICATORS = "schemas/indicators/";

    private static final List<String> OF_ALL_INDICATORS = List.of("jobs/indicators/", INDICATORS);

    private final Map<String, Long> sums;
    private final Map<String, Set<String>> mentions;

    private CodeDigest(Map<String, Long> sums, Map<String, Set<String>> mentions) {
        this.sums = sums;
        this.mentions = mentions;
    }

    static CodeDigest ofRunningCode() {
        return Running.CODE;
    }

    static CodeDigest of(Collection<Path> places) {
        Map<String, Long> sums = new TreeMap<>();
        Map<String, Set<String>> texts = new TreeMap<>();
        for (Path place : places) {
            BiConsumer<String, byte[]> visitor = (name, content) -> {
                CRC32 sum = new CRC32();
                sum.update(content);
                sums.put(name, sum.getValue());
                if (name.endsWith(CLASS)) {
                    texts.put(name, texts(content));
                } else if (name.startsWith(OURS + INDICATORS)) {
                    // A descriptor names the class that computes it.
                    texts.put(name, Set.of(new String(content, StandardCharsets.UTF_8).replace('.', '/')));
                }
            };
            Failable.run(() -> {
                if (Files.isDirectory(place)) {
                    readFolder(place, visitor);
                } else {
                    readJar(place, visitor);
                }
            });
        }
        Map<String, Set<String>> mentions = new TreeMap<>();
        texts.forEach((name, found) -> mentions.put(name, mentioned(name, found, sums.keySet())));
        return new CodeDigest(sums, mentions);
    }

    /**
     * Digest of all that makes a table, but for its inputs and the options.
     *
     * @param strands the register, of which a step that goes by strands takes what it computes with
     * @param products what is asked of single products, which concerns the steps that go by them
     */
    String of(TableSchema table, Strands strands, Optional<Products> products) {
        SortedSet<String> reached = reachable(fileOf(table.stepClass()));
        StringBuilder all = new StringBuilder(table.fields().toString());
        // Whoever reads sources knows strands by the goods that these leave out; a step that uses such goods names them
        // itself.
        if (reached.contains(STRAND)) {
            all.append('\n').append(table.name().equals("strand") ? strands.all() : strands.computing());
        }
        if (reached.contains(PRODUCTS)) {
            products.ifPresent(asked -> all.append('\n').append(asked.computing()));
        }
        files(table).forEach(file -> all.append('\n').append(file).append(' ').append(sums.get(file)));
        return DigestUtils.sha256Hex(all.toString());
    }

    /** Classes and resources that make a table, by their names on the class path. */
    SortedSet<String> files(TableSchema table) {
        SortedSet<String> files = reachable(fileOf(table.stepClass()));
        files.add(OURS + "schemas/tables/" + table.name() + ".json");
        OF_ALL_TABLES.forEach(prefix -> addAll(prefix, files));
        if (files.contains(INDICATOR)) {
            OF_ALL_INDICATORS.forEach(prefix -> addAll(prefix, files));
            files.stream()
                    .filter(file -> OF_ALL_INDICATORS.stream().anyMatch(prefix -> file.startsWith(OURS + prefix)))
                    .toList()
                    .forEach(file -> files.addAll(reachable(file)));
        }
        if (!table.sources().isEmpty()) {
            files.addAll(reachable(fileOf(SourceReader.class.getName())));
            table.sources()
                    .forEach(id ->
                            files.add(OURS + "datasets/sources/" + StringUtils.substringBefore(id, "/") + ".json"));
        }
        files.retainAll(sums.keySet());
        return files;
    }

    /** Whether the step that makes a table is known to read the years asked for. */
    boolean readsYears(TableSchema table) {
        return files(table).contains(fileOf(Years.class.getName()));
    }

    /** Whether the step that makes a table is known to read a reference table. */
    boolean readsReference(TableSchema table, String name) {
        return files(table).contains(REFERENCES + name + ".csv");
    }

    private SortedSet<String> reachable(String start) {
        SortedSet<String> reached = new TreeSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String file = open.pop();
            if (!OF_ANY_STEP.contains(file)) {
                mentions.getOrDefault(file, Set.of()).stream()
                        .filter(reached::add)
                        .forEach(open::push);
            }
        }
        return reached;
    }

    private void addAll(String prefix, Set<String> files) {
        sums.keySet().stream().filter(name -> name.startsWith(OURS + prefix)).forEach(files::add);
    }

    private static String fileOf(String className) {
        return className.replace('.', '/') + CLASS;
    }

    /** Our files that the texts of a class mention. */
    private static Set<String> mentioned(String name, Set<String> texts, Set<String> files) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        Set<String> mentioned = new HashSet<>();
        for (String text : texts) {
            Matcher names = NAME.matcher(text);
            while (names.find()) {
                mentioned.add(names.group() + CLASS);
            }
            Stream.of(REFERENCES + text + ".csv", folder + text, folder + text + ".json")
                    .forEach(mentioned::add);
        }
        mentioned.retainAll(files);
        return mentioned;
    }

    /** Names of all types that a class mentions, and its text constants. */
    private static Set<String> texts(byte[] content) {
        Set<String> texts = new HashSet<>();
        Remapper collector = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String type) {
                texts.add(type);
                return type;
            }

            @Override
            public Object mapValue(Object constant) {
                if (constant instanceof String text) {
                    texts.add(text);
                }
                return super.mapValue(constant);
            }
        };
        new ClassReader(content).accept(new ClassRemapper(new ClassWriter(0), collector), ClassReader.SKIP_FRAMES);
        return texts;
    }

    private static void readFolder(Path folder, BiConsumer<String, byte[]> visitor) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(OURS))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                visitor.accept(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static void readJar(Path jar, BiConsumer<String, byte[]> visitor) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().startsWith(OURS) && !entry.isDirectory()) {
                    visitor.accept(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    /** Read once, as it stays the same. */
    private static final class Running {
        private static final CodeDigest CODE = of(places());

        private static Set<Path> places() {
            return Stream.of(CodeDigest.class, PageRank.class, CompositeIndex.class, Sources.class, Schemas.class)
                    .map(type -> FileUtils.toFile(
                                    type.getProtectionDomain().getCodeSource().getLocation())
                            .toPath())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
