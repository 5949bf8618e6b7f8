package org.sovereignai.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/**
 * How fast one core goes through one file of BACI once everything is warm: the scan alone, which finds lines and fields,
 * tells the wanted goods, resolves their codes, checks them and adds them to the table of flows; the same with the hash of
 * every byte; and DuckDB's reader on one thread, with only the cells that are asked for kept.
 *
 * <p>{@code FOLDER REPETITIONS}: the folder holds {@code baci/} with one file. The three take turns; each has three turns
 * before it counts. Prints medians, and fails unless all three find as many flows of the same amount.
 */
public final class WarmScan {

    private static final Configuration HADOOP = new Configuration(false);
    private static final Resource FLOWS = Sources.load()
            .resource("baci/flows")
            .wanting(new Goods(
                    "product outside the strands",
                    List.of(
                            "8542", "8486", "8471", "8504", "8507", "847330", "854140", "854141", "854142", "854143",
                            "854149")));
    private static final int TURNS_TO_WARM_UP = 3;

    private static final String READ = """
            SELECT count(*), sum(v::DECIMAL(18, 3))
            FROM read_csv('%s', header = true, auto_detect = false, delim = ',', quote = '', escape = '',
                          columns = {'t': 'VARCHAR', 'i': 'VARCHAR', 'j': 'VARCHAR', 'k': 'VARCHAR', 'v': 'VARCHAR', 'q': 'VARCHAR'})
            WHERE k[:4] IN ('8542', '8486', '8471', '8504', '8507')
               OR k IN ('847330', '854140', '854141', '854142', '854143', '854149')""";

    /** Flows and their worth in cents. */
    private record Found(long flows, long cents) {}

    private interface Turn {
        Found take() throws IOException, SQLException;
    }

    private WarmScan() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        DataFolder data = DataFolder.open(arguments[0], HADOOP);
        int repetitions = Integer.parseInt(arguments[1]);
        InputFile file = data.files(FLOWS).get(0);
        Path place = Path.of(arguments[0], file.path());
        FlowLayout layout = FlowLayout.of(FLOWS);
        FlowCodes codes = new FlowCodes(FLOWS, layout, layout.kinds(FLOWS, List.of(file)), Crosswalk.load());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            List<String> names = List.of("scan", "scan with hash", "DuckDB's reader");
            List<Turn> turns = List.of(
                    () -> scan(file, place, layout, codes),
                    () -> hashed(file, codes),
                    () -> read(statement, place));
            List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            Found expected = turns.get(2).take();
            for (int i = 0; i < TURNS_TO_WARM_UP + repetitions; i++) {
                for (int turn = 0; turn < turns.size(); turn++) {
                    long begin = System.nanoTime();
                    Found found = turns.get(turn).take();
                    double took = (System.nanoTime() - begin) / 1e9;
                    if (!found.equals(expected)) {
                        throw new IllegalStateException(names.get(turn) + " finds " + found + ", not " + expected);
                    }
                    if (i >= TURNS_TO_WARM_UP) {
                        seconds.get(turn).add(took);
                    }
                }
            }
            double bytes = file.bytes();
            double theirs = median(seconds.get(2));
            System.out.printf(
                    Locale.ROOT, "%,.0f MB, %,d flows, medians of %d%n", bytes / 1e6, expected.flows(), repetitions);
            for (int turn = 0; turn < turns.size(); turn++) {
                double median = median(seconds.get(turn));
                System.out.printf(
                        Locale.ROOT,
                        "  %-16s %6.2f s  %6.0f MB/s  %.2f times DuckDB's reader%n",
                        names.get(turn),
                        median,
                        bytes / 1e6 / median,
                        theirs / median);
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Found scan(InputFile file, Path place, FlowLayout layout, FlowCodes codes) throws IOException {
        FlowTable table = new FlowTable();
        long[] sum = new long[1];
        FlowLines.Flows flows = new FlowLines.Flows() {
            @Override
            public boolean isFull() {
                return table.isFull();
            }

            @Override
            public void add(long key, long cents, double tonnes, PlainLines line, long number) {
                if (table.add(key, cents, tonnes, Math.toIntExact(number)) == 0) {
                    sum[0] += cents;
                }
            }
        };
        long count = 0;
        try (var in = Files.newInputStream(place)) {
            PlainRecords records =
                    new PlainRecords(FileSplit.whole(file), FLOWS, in, new FlowLines(FLOWS, layout, codes, flows));
            while (records.hasNext()) {
                records.next();
                count++;
            }
        }
        if (count > 0) {
            throw new IllegalStateException(count + " lines are not plain");
        }
        return new Found(table.drain(file.label()).keys().length, sum[0]);
    }

    private static Found hashed(InputFile file, FlowCodes codes) throws IOException {
        long flows = 0;
        long sum = 0;
        try (FlowScan scan = new FlowScan(
                FileSplit.whole(file),
                FLOWS,
                new RowParser(FLOWS, Crosswalk.load()),
                codes,
                new FlowTable(),
                new Ledger(),
                HADOOP)) {
            while (scan.hasNext()) {
                FlowRun run = scan.next();
                flows += run.keys().length;
                for (long cents : run.cents()) {
                    sum += cents;
                }
            }
        }
        return new Found(flows, sum);
    }

    private static Found read(Statement statement, Path place) throws SQLException {
        try (ResultSet result = statement.executeQuery(READ.formatted(place))) {
            result.next();
            return new Found(result.getLong(1), result.getBigDecimal(2).movePointRight(5).longValueExact());
        }
    }
}
