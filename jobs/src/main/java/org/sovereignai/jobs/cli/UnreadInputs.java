package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Sources;
import org.sovereignai.datasets.UnreadFile;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.tables.TradeBasis;
import org.sovereignai.schemas.TableSchema;

/** Says what is in the data folder and no table is made from, and refuses to go on where a table would be empty by it. */
final class UnreadInputs {

    /** The table of suppliers. */
    static final String GOODS = "dependence_edge";

    /** What customs report, each for the imports of its nation. */
    static final List<String> CUSTOMS = List.of("comtrade/answers", "comtrade/tables", "national-customs/imports");

    private static final String FLOWS = "baci/flows";
    private static final String LISTS = "baci/hs4_routes";
    private static final String REVISION = "revision";

    private final Sources sources;
    private final DataFolder data;
    private final List<UnreadFile> unread;

    UnreadInputs(Sources sources, DataFolder data) {
        this.sources = sources;
        this.data = data;
        this.unread = data.unread(sources);
    }

    /** What is not read, each with the reason. */
    List<UnreadFile> files() {
        return List.copyOf(unread);
    }

    /** Names what is not read, as many as {@code most}, and how many more there are. */
    void say(Progress progress, int most) {
        unread.stream().limit(most).forEach(file -> progress.say("%s", file.sentence()));
        if (unread.size() > most) {
            progress.say("%,d more are not read; 'plan' lists all.", unread.size() - most);
        }
    }

    /**
     * Refuses to make tables that would be without what lies there, unread.
     *
     * @throws InputException naming the file and the table of the source; also if two files of one hold the same, or if
     *     goods are there in another revision of the Harmonized System alone
     */
    void requireNoneEmptyByIt(List<TableSchema> tables) {
        Set<String> wanted =
                tables.stream().flatMap(table -> table.sources().stream()).collect(Collectors.toSet());
        for (UnreadFile file : unread) {
            if (wanted.contains(file.resource()) && !isThere(file.resource())) {
                throw new InputException(
                        "%s is not read (%s), and without it there is nothing of %s; mend that, or move it out of the data folder."
                                .formatted(file.path(), file.why(), file.resource()));
            }
        }
        requireDistinct(tables);
        requireRevision(tables);
    }

    /**
     * Refuses two files of one table of a source that hold the same, as far as it is known what they hold.
     *
     * @throws InputException naming both
     */
    void requireDistinct(List<TableSchema> tables) {
        tables.stream()
                .flatMap(table -> table.sources().stream())
                .distinct()
                .sorted()
                .map(sources::resource)
                .forEach(data::requireDistinct);
    }

    private void requireRevision(List<TableSchema> tables) {
        boolean wantsGoods = tables.stream().anyMatch(table -> table.name().equals(GOODS));
        List<InputFile> flows = data.files(sources.resource(FLOWS));
        boolean hasPanel = flows.stream()
                .anyMatch(
                        file -> TradeBasis.PANEL_REVISION.equals(file.captured().get(REVISION)));
        boolean hasAll = hasPanel || flows.stream().anyMatch(InputFile::extract) || isThere(LISTS);
        if (!wantsGoods || hasAll) {
            return;
        }
        if (!flows.isEmpty()) {
            InputFile first = flows.get(0);
            throw new InputException(
                    "%s is of %s, and dependence on goods is measured in %s alone, of which no file is there; add those, or build other tables with --only."
                            .formatted(first.label(), first.captured().get(REVISION), TradeBasis.PANEL_REVISION));
        }
        CUSTOMS.stream().filter(this::isThere).findFirst().ifPresent(customs -> {
            throw new InputException(
                    "%s is what customs report, each for its nation, and the trade of all nations that it is put into, of BACI in %s, is not there; add that, or build other tables with --only."
                            .formatted(
                                    data.files(sources.resource(customs)).get(0).label(), TradeBasis.PANEL_REVISION));
        });
    }

    private boolean isThere(String resource) {
        return !data.files(sources.resource(resource)).isEmpty();
    }
}
