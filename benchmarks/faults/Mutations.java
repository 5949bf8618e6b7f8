package org.sovereignai.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.sovereignai.jobs.run.CheckException;
import org.sovereignai.jobs.run.SourceChecks;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.schemas.Schemas;

/**
 * Changes one thing of one file of the starter extract at a time, at random, and tells what becomes of it without pins: by the
 * strict reader, its keys and checks, and the checks of a source as a whole, up to the rows that the clean tables are made of.
 *
 * <p>{@code Mutations COUNT SEED}: so many, in this process, with counts by outcome and the list of those that nothing saw.
 */
public final class Mutations {

    private static final Path STARTER = Path.of("datasets/starter");
    private static final int LONGEST = 110;
    private static final Set<String> PLACE = Set.of("source_file", "source_record");

    /** What became of a changed file. */
    enum Outcome {
        /** The run ends, in one sentence that names the file. */
        REFUSED,
        /** Records are set aside or left out, and counted. */
        COUNTED,
        /** A check that only warns names it: it is in quality.md. */
        NAMED,
        /** No table is made of what is in the file: it is there to compile codes from. */
        WITHOUT_A_TABLE,
        /** The rows are what they were. */
        WITHOUT_EFFECT,
        /** A row says something else, and nothing tells. */
        UNSEEN
    }

    /**
     * One change.
     *
     * @param file path in the extract
     * @param what what was changed, for people
     * @param content the whole file after it
     */
    record Mutation(String file, String what, byte[] content) {}

    private Mutations() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        Path folder = Files.createTempDirectory("mutations");
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mutation mutation = of(seed, i);
            Outcome outcome = judge(mutation, folder);
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.UNSEEN) {
                unseen.add("%d %s: %s".formatted(i, mutation.file(), mutation.what()));
            }
        }
        outcomes.forEach((outcome, number) -> System.out.printf("%-16s %d%n", outcome, number));
        System.out.println("Nothing saw:");
        unseen.forEach(System.out::println);
    }

    /**
     * Lays the extract out with the change of a number.
     *
     * @return the file and what was changed, for people
     */
    public static String write(long seed, int number, Path folder) throws IOException {
        copy(STARTER, folder);
        Mutation mutation = of(seed, number);
        Files.write(folder.resolve(mutation.file()), mutation.content());
        return mutation.file() + ": " + mutation.what();
    }

    /** The change of a number: the same for the same seed. */
    static Mutation of(long seed, int number) throws IOException {
        Random random = new Random(seed * 1_000_003 + number);
        List<String> files = files();
        String file = files.get(random.nextInt(files.size()));
        byte[] before = Files.readAllBytes(STARTER.resolve(file));
        return switch (number % 4) {
            case 0 -> ofByte(file, before, random);
            case 1 -> ofLine(file, before, random);
            case 2 -> ofCell(file, before, random);
            default -> ofFile(file, before, random);
        };
    }

    private static Mutation ofByte(String file, byte[] before, Random random) {
        byte[] after = before.clone();
        int at = random.nextInt(after.length);
        after[at] = (byte) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(256));
        return new Mutation(
                file,
                "byte %d of line %d was %s, is %s"
                        .formatted(at, line(before, at), shown(before[at]), shown(after[at])),
                after);
    }

    private static Mutation ofLine(String file, byte[] before, Random random) {
        List<String> lines = lines(before);
        int at = 1 + random.nextInt(Math.max(1, lines.size() - 1));
        String line = lines.get(Math.min(at, lines.size() - 1));
        String what;
        switch (random.nextInt(4)) {
            case 0 -> {
                lines.remove(line);
                what = "without line " + (at + 1);
            }
            case 1 -> {
                lines.add(random.nextInt(lines.size()) + 1, line);
                what = "line " + (at + 1) + " twice";
            }
            case 2 -> {
                lines.remove(line);
                lines.add(line);
                what = "line " + (at + 1) + " at the end";
            }
            default -> {
                lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                what = "line " + (at + 1) + " cut short";
            }
        }
        return new Mutation(file, what + ": " + cut(line), text(lines));
    }

    private static Mutation ofCell(String file, byte[] before, Random random) {
        List<String> lines = lines(before);
        int at = 1 + random.nextInt(Math.max(1, lines.size() - 1));
        String[] cells = lines.get(Math.min(at, lines.size() - 1)).split(",", -1);
        int cell = random.nextInt(cells.length);
        String was = cells[cell];
        String[] others = lines.get(1 + random.nextInt(lines.size() - 1)).split(",", -1);
        cells[cell] = switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> others[Math.min(cell, others.length - 1)];
            case 2 -> was.matches("-?[0-9.]+") ? was + "0" : was + " ";
            case 3 -> was.matches(".*[0-9].*") ? was.replaceFirst("[0-9]", Integer.toString(random.nextInt(10))) : "?";
            default -> "-" + was;
        };
        lines.set(at, String.join(",", cells));
        return new Mutation(
                file, "cell %d of line %d was '%s', is '%s'".formatted(cell + 1, at + 1, cut(was), cut(cells[cell])), text(lines));
    }

    private static Mutation ofFile(String file, byte[] before, Random random) {
        List<String> lines = lines(before);
        int at = 1 + random.nextInt(lines.size());
        return switch (random.nextInt(5)) {
            case 0 -> new Mutation(file, "empty", new byte[0]);
            case 1 -> new Mutation(file, "ends before line " + (at + 1), text(lines.subList(0, at)));
            case 2 -> {
                List<String> twice = new ArrayList<>(lines);
                twice.addAll(lines.subList(1, lines.size()));
                yield new Mutation(file, "all of it twice", text(twice));
            }
            case 3 -> new Mutation(
                    file,
                    "in Windows' Latin alphabet",
                    new String(before, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1));
            default -> new Mutation(
                    file,
                    "ends within byte " + before.length / at,
                    java.util.Arrays.copyOf(before, before.length / at));
        };
    }

    private static Outcome judge(Mutation mutation, Path folder) throws IOException {
        String source = mutation.file().substring(0, mutation.file().indexOf('/'));
        Path there = folder.resolve(source);
        copy(STARTER.resolve(source), there);
        Files.write(folder.resolve(mutation.file()), mutation.content());
        Sources sources = Sources.load();
        List<Resource> resources = sources.source(source).orElseThrow().resources();
        try {
            Outcome outcome = Outcome.WITHOUT_EFFECT;
            DataFolder data = DataFolder.open(folder.toString(), new Configuration(false));
            for (Resource resource : resources) {
                if (resources(source, sources).get(resource.id()).rows().isEmpty()) {
                    continue;
                }
                data.requireDistinct(resource);
                Reading after = Reading.of(data, resource.id());
                new SourceChecks(sources, data)
                        .require(List.of(new TableRecord("t", "f", 0, "d", 0, "s", Map.of(), after.accounts())));
                Outcome of = compare(resources(source, sources).get(resource.id()), after);
                outcome = of == Outcome.WITHOUT_EFFECT ? outcome : of;
            }
            new SourceChecks(sources, data)
                    .requireReferences(resources.stream().map(Resource::id).toList());
            return outcome == Outcome.UNSEEN && !TABLES.contains(resourceOf(mutation)) ? Outcome.WITHOUT_A_TABLE : outcome;
        } catch (InputException | CheckException refused) {
            return refused.getMessage().contains(source) ? Outcome.REFUSED : Outcome.UNSEEN;
        }
    }

    /** Resources that tables are made of. */
    private static final Set<String> TABLES = Schemas.load().tables().stream()
            .flatMap(table -> table.sources().stream())
            .collect(Collectors.toSet());

    private static String resourceOf(Mutation mutation) {
        return mutation.file().replace(".extract.csv", "");
    }

    private static final Map<String, Map<String, Reading>> WHOLE = new HashMap<>();

    /** What the extract gives without a change, by resource. */
    private static Map<String, Reading> resources(String source, Sources sources) {
        return WHOLE.computeIfAbsent(
                source,
                name -> sources.source(name).orElseThrow().resources().stream()
                        .collect(Collectors.toMap(Resource::id, resource -> Reading.of(
                                DataFolder.open(STARTER.toString(), new Configuration(false)), resource.id()))));
    }

    private static Outcome compare(Reading before, Reading after) {
        if (set(before).equals(set(after))) {
            return Outcome.WITHOUT_EFFECT;
        }
        if (unused(before) != unused(after)) {
            return Outcome.COUNTED;
        }
        Map<String, Long> warnings = warned(before);
        boolean more = warned(after).entrySet().stream()
                .anyMatch(check -> check.getValue() > warnings.getOrDefault(check.getKey(), 0L));
        return more ? Outcome.NAMED : Outcome.UNSEEN;
    }

    /** The rows with how often each is there, whatever their order and place. */
    private static Map<String, Long> set(Reading reading) {
        return reading.rows().stream()
                .map(row -> {
                    Map<String, Object> values = new TreeMap<>(row);
                    values.keySet().removeAll(PLACE);
                    return values;
                })
                .collect(Collectors.groupingBy(Object::toString, TreeMap::new, Collectors.counting()));
    }

    private static long unused(Reading reading) {
        return reading.accounts().stream()
                .mapToLong(account -> account.records() - account.used())
                .sum();
    }

    /** In how many groups each check does not hold. */
    private static Map<String, Long> warned(Reading reading) {
        return reading.accounts().stream()
                .flatMap(account -> account.checks().stream())
                .collect(Collectors.groupingBy(Ledger.Check::name, Collectors.summingLong(Ledger.Check::failed)));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(STARTER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> STARTER.relativize(file).toString())
                    .filter(file -> file.contains("/"))
                    .sorted()
                    .toList();
        }
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static List<String> lines(byte[] content) {
        return new ArrayList<>(List.of(new String(content, StandardCharsets.UTF_8).split("\n")));
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static long line(byte[] content, int at) {
        return 1 + new String(content, 0, at, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    }

    private static String shown(byte value) {
        return value > 32 && value < 127 ? "'" + (char) value + "'" : "0x%02x".formatted(value);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
