import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.HeadingTrade;
import org.sovereignai.measures.trade.PartnerList;
import org.sovereignai.measures.trade.Prior;
import org.sovereignai.measures.trade.Region;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.measures.trade.TradePanel;

/**
 * How far off the completed trade matrix is where the truth is known: the list of one importer is hidden at a time, the
 * matrix completed without it, and its shares held against the list. And how long completion takes.
 *
 * <p>Misallocated is half the sum of the absolute errors of shares, over the listed partners and all others as one; by value
 * of imports.
 */
public final class HoldOut {

    private static final List<String> HEADINGS = List.of("8542", "8486", "8471", "8504", "8507");
    private static final int[] YEARS = {2022, 2024};
    private static final Pattern TOTALS = Pattern.compile("\\[\\s*\"([A-Z]{3})\"\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\]");
    private static final Pattern LIST =
            Pattern.compile("\\[\\s*\"([A-Z]{3})\"\\s*,\\s*(-?1)\\s*,\\s*\\[((?:[^\\[\\]]|\\[[^\\[\\]]*\\])*)\\]\\s*\\]");
    private static final Pattern ENTRY = Pattern.compile("\"([A-Z]{3})\"\\s*,\\s*(\\d+)");

    private HoldOut() {}

    /** Arguments: the data folder, and headings with the number of importers each, such as 8542:25. */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Map<String, Region> regions = regions(data);
        Map<String, List<TradePanel>> panels = new HashMap<>();
        for (String heading : HEADINGS) {
            panels.put(heading, panels(data, heading));
        }
        for (int argument = 1; argument < arguments.length; argument++) {
            String[] part = arguments[argument].split(":");
            holdOut(part[0], Integer.parseInt(part[1]), panels.get(part[0]), regions);
        }
        long begin = System.nanoTime();
        long slowest = 0;
        for (String heading : HEADINGS) {
            long start = System.nanoTime();
            HeadingTrade trade = HeadingTrade.of(panels.get(heading), regions);
            trade.panels().forEach(panel -> trade.matrix(panel.year()));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        say("all matrices of %d headings: %.1f s; the slowest heading, as after a change of one of its years: %.1f s",
                HEADINGS.size(), (System.nanoTime() - begin) / 1e9, slowest / 1e9);
    }

    private static void holdOut(String heading, int importers, List<TradePanel> panels, Map<String, Region> regions) {
        for (Hidden hidden : Hidden.values()) {
            for (Prior prior : Prior.values()) {
                Errors errors = new Errors();
                for (int year : YEARS) {
                    TradePanel truth = of(panels, year);
                    TradeMatrix full = TradeMatrix.of(year, HeadingTrade.of(List.of(truth), regions)
                            .matrix(year, Prior.SIZE)
                            .importers());
                    largest(truth, full, importers).forEach(list -> {
                        List<TradePanel> told = panels.stream()
                                .map(panel -> hidden == Hidden.ALL_YEARS || panel.year() == year
                                        ? panel.hiding(list.owner())
                                        : panel)
                                .toList();
                        TradeMatrix matrix = HeadingTrade.of(told, regions).matrix(year, prior);
                        errors.add(list, matrix);
                    });
                }
                errors.say(heading, hidden, prior);
            }
        }
    }

    private enum Hidden {
        THE_YEAR,
        ALL_YEARS
    }

    /** The largest importers that have a list of sources. */
    private static List<PartnerList> largest(TradePanel panel, TradeMatrix matrix, int count) {
        return panel.lists().stream()
                .filter(list -> list.side() == PartnerList.Side.SOURCES)
                .sorted(Comparator.comparingDouble((PartnerList list) ->
                                -matrix.imports(matrix.place(list.owner()).orElseThrow()))
                        .thenComparing(PartnerList::owner))
                .limit(count)
                .toList();
    }

    private static final class Errors {
        private double wrong;
        private double value;
        private double unweighted;
        private int lists;
        private int cells;
        private int outside;

        void add(PartnerList list, TradeMatrix matrix) {
            int importer = matrix.place(list.owner()).orElseThrow();
            double error = 0;
            double listed = 0;
            double estimated = 0;
            for (PartnerList.Entry entry : list.entries()) {
                double truth = entry.basisPoints() / 10_000.0;
                Estimate share = matrix.share(matrix.place(entry.partner()).orElseThrow(), importer)
                        .orElseThrow();
                error += Math.abs(share.value() - truth);
                listed += truth;
                estimated += share.value();
                double least = entry.basisPoints() > 1 ? truth - 0.00005 : 0;
                cells++;
                outside += share.low() > truth + 0.00005 + 1e-6 || share.high() < least - 1e-6 ? 1 : 0;
            }
            for (String code : matrix.codes()) {
                if (list.entries().stream().noneMatch(entry -> entry.partner().equals(code))) {
                    double tenth = list.isComplete()
                            ? 0
                            : (list.entries().get(list.entries().size() - 1).basisPoints() + 0.5) / 10_000;
                    cells++;
                    outside += matrix.share(matrix.place(code).orElseThrow(), importer).orElseThrow().low()
                                    > tenth + 1e-6
                            ? 1
                            : 0;
                }
            }
            error += Math.abs(Math.max(0, 1 - listed) - (1 - estimated));
            wrong += error / 2 * matrix.imports(importer);
            value += matrix.imports(importer);
            unweighted += error / 2;
            lists++;
        }

        void say(String heading, Hidden hidden, Prior prior) {
            HoldOut.say(
                    "%s, own list of %s hidden, prior %-11s: %.4f by value, %.4f unweighted; %d lists; outside the bounds %d of %,d cells",
                    heading,
                    hidden == Hidden.THE_YEAR ? "the year" : "all years",
                    prior.name().toLowerCase(Locale.ROOT),
                    wrong / value,
                    unweighted / lists,
                    lists,
                    outside,
                    cells);
        }
    }

    private static TradePanel of(List<TradePanel> panels, int year) {
        return panels.stream().filter(panel -> panel.year() == year).findFirst().orElseThrow();
    }

    private static List<TradePanel> panels(Path data, String heading) throws IOException {
        List<TradePanel> panels = new ArrayList<>();
        for (int year : IntStream.rangeClosed(2017, 2024).toArray()) {
            Path folder = data.resolve("baci/hs17_hs4");
            List<TradePanel.Totals> totals = new ArrayList<>();
            Matcher total = TOTALS.matcher(Files.readString(folder.resolve(heading + "_" + year + ".json")));
            while (total.find()) {
                totals.add(new TradePanel.Totals(
                        total.group(1), Double.parseDouble(total.group(2)), Double.parseDouble(total.group(3))));
            }
            List<PartnerList> lists = new ArrayList<>();
            Matcher list = LIST.matcher(Files.readString(folder.resolve("routes_" + heading + "_" + year + ".json")));
            while (list.find()) {
                List<PartnerList.Entry> entries = new ArrayList<>();
                Matcher entry = ENTRY.matcher(list.group(3));
                while (entry.find()) {
                    entries.add(new PartnerList.Entry(entry.group(1), Integer.parseInt(entry.group(2))));
                }
                lists.add(new PartnerList(
                        list.group(1),
                        list.group(2).equals("-1") ? PartnerList.Side.SOURCES : PartnerList.Side.DESTINATIONS,
                        entries));
            }
            panels.add(TradePanel.of(year, totals, lists));
        }
        return panels;
    }

    private static Map<String, Region> regions(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("country-codes/country-codes.csv"));
        List<String> header = cells(lines.get(0));
        Map<String, Region> regions = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() == header.size() && !cells.get(header.indexOf("Region Name")).isEmpty()) {
                regions.put(
                        cells.get(header.indexOf("ISO3166-1-Alpha-3")),
                        new Region(
                                cells.get(header.indexOf("Region Name")), cells.get(header.indexOf("Sub-region Name"))));
            }
        }
        regions.put("TWN", new Region("Asia", "Eastern Asia"));
        regions.put("XKX", new Region("Europe", "Southern Europe"));
        return regions;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (char letter : line.toCharArray()) {
            if (letter == '"') {
                isQuoted = !isQuoted;
            } else if (letter == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
