package org.sovereignai.datasets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.Strings;
import org.apache.commons.lang3.math.NumberUtils;
import org.apache.hadoop.conf.Configuration;

/**
 * Makes a small data folder from a full one: of every resource that may be passed on, only the columns that the pipeline
 * reads and only the years asked for, as {@code <source>/<resource>.extract.csv}, with the licences and citations in {@code
 * ATTRIBUTION.md}.
 *
 * <p>The texts of the cells are the publisher's, under the publisher's column names and in the order of the publisher's
 * files, so that {@link SourceReader} gives the same rows from an extract as from the full files. Records that it would
 * reject are left out; aggregates are kept, since checks compare them with the sums of their members.
 */
public final class StarterExtract {

    /**
     * What an extract holds and what it does not.
     *
     * @param records how many records were written
     * @param leftOut a sentence for each resource with records that the reader would set aside, which are not in the extract
     */
    public record Extracted(long records, List<String> leftOut) {

        public Extracted {
            leftOut = List.copyOf(leftOut);
        }
    }

    private static final String YEAR = "year";
    private static final int FIRST_YEAR = 2015;

    private final DataFolder from;
    private final Path to;
    private final int firstYear;
    private final Crosswalk crosswalk = Crosswalk.load();
    private final List<String> leftOut = new ArrayList<>();

    /** Whether there are records of years that are not wanted, and of such as are. */
    private boolean hasEarlier;

    private boolean hasWanted;

    private StarterExtract(DataFolder from, Path to, int firstYear) {
        this.from = from;
        this.to = to;
        this.firstYear = firstYear;
    }

    /**
     * Makes an extract.
     *
     * @param from the full data
     * @param to folder of the extract; made if it is not there, and files of the same names are replaced
     * @param firstYear records of earlier years are left out; those of tables without a year are kept
     * @return what was written, and what was left out because no run could use it
     * @throws InputException if no record of a year is of a wanted one, a source file cannot be read, more of its records cannot
     *     be used than a run allows, the extract cannot be written, which then is as it was before, or both folders are the same
     */
    public static Extracted write(DataFolder from, Path to, int firstYear) {
        requireElsewhere(from, to);
        boolean isNew = !Files.exists(to);
        Path draft = to.resolve(".%d.draft".formatted(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(draft);
            draft.toFile().deleteOnExit();
            Extracted extracted = new StarterExtract(from, draft, firstYear).write();
            moveAll(draft, to);
            return extracted;
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    "The extract cannot be written to %s: %s; look at the space and the permissions there, or name another folder."
                            .formatted(to, Strings.CS.removeStart(e.getMessage(), IOException.class.getName() + ": ")),
                    e);
        } finally {
            FileUtils.deleteQuietly(draft.toFile());
            if (isNew) {
                to.toFile().delete();
            }
        }
    }

    private static void requireElsewhere(DataFolder from, Path to) {
        try {
            if (from.holds(to)) {
                throw new InputException(
                        "The extract cannot go to %s, which is or lies in the folder from which it is made; name another folder."
                                .formatted(to));
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be looked at: %s; look at the permissions there, or name another folder."
                            .formatted(to, InputException.reason(e)),
                    e);
        }
    }

    /** Puts the files of a whole extract into their places, which takes no more room. */
    private static void moveAll(Path draft, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(draft)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path place = to.resolve(draft.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /**
     * Makes the starter extract and the pins that are part of the project: {@code <full data> <starter extract> <pins
     * file>}. {@code datasets/make-starter} calls it.
     */
    public static void main(String[] arguments) throws IOException {
        Configuration hadoop = new Configuration();
        DataFolder full = DataFolder.open(arguments[0], hadoop);
        write(full, Path.of(arguments[1]), FIRST_YEAR);
        Pins.of(full, DataFolder.open(arguments[1], hadoop)).write(Path.of(arguments[2]));
    }

    private Extracted write() throws IOException {
        long records = 0;
        Attribution attribution = new Attribution(firstYear);
        for (Source source : Sources.load().all()) {
            for (Resource resource : source.resources()) {
                boolean isExtracted = resource.redistributable() && !resource.isOnRequest();
                List<InputFile> files = isExtracted ? from.files(resource) : List.of();
                if (!files.isEmpty()) {
                    List<Column> columns = columns(resource, files);
                    long written = write(source, resource, files, columns);
                    attribution.add(source, resource, columns, written);
                    records += written;
                }
            }
        }
        if (hasEarlier && !hasWanted) {
            throw new InputException(
                    "No record is of %d or a later year; give an earlier one with --from-year.".formatted(firstYear));
        }
        Path told = to.resolve("ATTRIBUTION.md");
        told.toFile().deleteOnExit();
        Files.writeString(told, attribution.text());
        return new Extracted(records, leftOut);
    }

    /** The declared columns that at least one of the files has. */
    private List<Column> columns(Resource resource, List<InputFile> files) throws IOException {
        Set<String> missing = null;
        for (InputFile file : files) {
            try (InputStream in = from.open(file)) {
                List<String> names = SourceRecords.of(file, resource, in).missingColumns();
                if (missing == null) {
                    missing = new HashSet<>(names);
                } else {
                    missing.retainAll(names);
                }
            }
        }
        Set<String> absent = missing;
        return resource.columns().stream()
                .filter(column -> !absent.contains(column.from()))
                .toList();
    }

    private long write(Source source, Resource resource, List<InputFile> files, List<Column> columns)
            throws IOException {
        Path file = to.resolve(resource.source()).resolve(resource.extractFile());
        Files.createDirectories(file.getParent()).toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        int[] places = columns.stream().mapToInt(resource.columns()::indexOf).toArray();
        RowParser parser = new RowParser(resource, crosswalk);
        long records = 0;
        long all = 0;
        long unusable = 0;
        boolean isThere = false;
        boolean isUnknown = false;
        String first = "";
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            writer.writeRecord(columns.stream().map(Column::from).toList());
            for (InputFile input : files) {
                try (InputStream in = from.open(input)) {
                    SourceRecords read = SourceRecords.of(input, resource, in);
                    while (read.hasNext()) {
                        SourceRecord record = read.next();
                        all++;
                        if (parser.parse(record) instanceof RowParser.Rejected rejected) {
                            unusable++;
                            isUnknown |= rejected.kind() == Ledger.Kind.UNKNOWN_ECONOMY;
                            first = first.isEmpty()
                                    ? "%s, record %d: %s".formatted(input.label(), record.number(), rejected.reason())
                                    : first;
                        } else if (isWanted(resource, record, firstYear)) {
                            writer.writeRecord(Arrays.stream(places)
                                    .mapToObj(place -> Objects.requireNonNullElse(record.values()[place], ""))
                                    .toList());
                            records++;
                        } else {
                            isThere |= isWanted(resource, record, Integer.MIN_VALUE);
                        }
                    }
                }
            }
        }
        if (isUnknown || unusable > source.highestQuarantinedShare() * all) {
            throw new InputException(
                    "%s (%d of %d records of %s cannot be used, and a run on the full sources ends at that); mend the file or the descriptor."
                            .formatted(first, unusable, all, resource.id()));
        }
        if (unusable > 0) {
            leftOut.add("%s: records that no run can use are left out, %d in all, the first %s."
                    .formatted(resource.id(), unusable, first));
        }
        hasEarlier |= isThere;
        hasWanted |= records > 0
                && resource.columns().stream().anyMatch(column -> column.name().equals(YEAR));
        if (isThere && records == 0) {
            leftOut.add("%s: no record is of %d or a later year, so that the extract has none."
                    .formatted(resource.id(), firstYear));
        }
        return records;
    }

    private static boolean isWanted(Resource resource, SourceRecord record, int firstYear) {
        for (int i = 0; i < resource.columns().size(); i++) {
            Column column = resource.columns().get(i);
            String text = Objects.requireNonNullElse(record.values()[i], "");
            if (column.name().equals(YEAR) && NumberUtils.toInt(text, firstYear) < firstYear
                    || isLeftOut(resource.scope(), column, text)
                    || isLeftOut(resource.extractScope(), column, text)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeftOut(List<Resource.Scope> rules, Column column, String text) {
        return rules.stream().anyMatch(rule -> rule.from().equals(column.from()) && rule.leavesOut(text));
    }
}
