package org.sovereignai.measures.trade;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sovereignai.schemas.Strand;

/** The publisher's totals and lists as they lie in the data folder. */
final class PublishedTrade {

    static final List<String> HEADINGS = List.of("8542", "8486", "8471", "8504", "8507");

    private static final int FIRST_YEAR = 2017;
    private static final int LAST_YEAR = 2024;
    private static final Path DATA = Path.of(System.getProperty("sovereignai.data", "../../shared/data"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, HeadingTrade> READ = new HashMap<>();

    private PublishedTrade() {}

    /** A heading with its eight years; without the data folder the calling test is passed over. */
    static synchronized HeadingTrade heading(String heading) {
        return READ.computeIfAbsent(heading, code -> HeadingTrade.of(panels(code), regions()));
    }

    static List<TradePanel> panels(String heading) {
        assumeTrue(
                Files.isDirectory(DATA.resolve("baci/hs17_hs4")),
                "Passed over: the publisher's files are not in "
                        + DATA.toAbsolutePath().normalize() + "; name the data folder with -Dsovereignai.data");
        return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .mapToObj(year -> panel(heading, year))
                .toList();
    }

    private static TradePanel panel(String heading, int year) {
        Path folder = DATA.resolve("baci/hs17_hs4");
        List<TradePanel.Totals> totals = new ArrayList<>();
        for (JsonNode row : read(folder.resolve(heading + "_" + year + ".json"))) {
            totals.add(new TradePanel.Totals(
                    row.get(0).asText(), row.get(1).asDouble(), row.get(2).asDouble()));
        }
        List<PartnerList> lists = new ArrayList<>();
        for (JsonNode row : read(folder.resolve("routes_" + heading + "_" + year + ".json"))) {
            List<PartnerList.Entry> entries = new ArrayList<>();
            for (JsonNode entry : row.get(2)) {
                entries.add(new PartnerList.Entry(
                        entry.get(0).asText(), entry.get(1).asInt()));
            }
            lists.add(new PartnerList(
                    row.get(0).asText(),
                    row.get(1).asInt() == -1 ? PartnerList.Side.SOURCES : PartnerList.Side.DESTINATIONS,
                    entries));
        }
        return TradePanel.of(year, totals, lists);
    }

    /** Supply by a matrix alone. */
    static StrandTrade supply(TradeMatrix matrix) {
        HomeMade nothingKnown = new HomeMade(Strand.Nature.FINAL, 0, Optional.empty(), Set.of(), Set.of(), Set.of());
        return StrandTrade.of(List.of(StrandTrade.heading(SupplyChain.of(matrix, nothingKnown), Map.of())));
    }

    /** Regions of the United Nations; Taiwan and Kosovo, which these leave out, as their neighbours. */
    static Map<String, Region> regions() {
        Map<String, Region> regions = new HashMap<>();
        List<String> lines = lines(DATA.resolve("country-codes/country-codes.csv"));
        List<String> header = cells(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() == header.size()
                    && !cells.get(header.indexOf("Region Name")).isEmpty()) {
                regions.put(
                        cells.get(header.indexOf("ISO3166-1-Alpha-3")),
                        new Region(
                                cells.get(header.indexOf("Region Name")),
                                cells.get(header.indexOf("Sub-region Name"))));
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

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
