package org.sovereignai.datasets.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sovereignai.datasets.InputException;

/** What programming interfaces answer with, turned into files of a source. */
final class Answers {

    /** Most records that one answer of the Comtrade API holds; the rest is cut off without a word. */
    static final int MOST_COMTRADE_RECORDS = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Answers() {}

    /** One page of the World Bank's API. */
    record WorldBankPage(int pages, int total, String updated, JsonNode rows) {}

    /** What is kept of an answer of the Comtrade API. */
    private record ComtradeAnswer(int count, JsonNode data) {}

    /** Reads a page: an array of what describes it and of its rows. */
    static WorldBankPage worldBankPage(String path, Path answer) throws IOException {
        JsonNode json = parse(path, answer);
        JsonNode head = json.path(0);
        if (!head.path("pages").isInt() || !json.path(1).isArray()) {
            throw new InputException(
                    "%s: the World Bank answers with '%s' instead of rows; check the address of the indicator."
                            .formatted(path, head.toString()));
        }
        return new WorldBankPage(
                head.path("pages").asInt(),
                head.path("total").asInt(),
                head.path("lastupdated").asText(),
                json.path(1));
    }

    /**
     * Writes the rows of all pages that have a value, by code and year, under the names that the World Bank's own files
     * have. Groups of income have no alpha-3 code there; theirs is the two-letter one.
     */
    static void writeWorldBank(String path, List<WorldBankPage> pages, Path target) throws IOException {
        WorldBankPage first = pages.get(0);
        int rows = pages.stream().mapToInt(page -> page.rows().size()).sum();
        if (rows != first.total()
                || pages.stream().anyMatch(page -> !page.updated().equals(first.updated()))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: the World Bank announced %,d rows and sent %,d, or changed them meanwhile; fetch again.",
                    path,
                    first.total(),
                    rows));
        }
        List<String[]> records = new ArrayList<>();
        for (WorldBankPage page : pages) {
            for (JsonNode row : page.rows()) {
                if (row.hasNonNull("value")) {
                    String alpha3 = row.path("countryiso3code").asText();
                    records.add(new String[] {
                        row.at("/country/value").asText(),
                        alpha3.isEmpty() ? row.at("/country/id").asText() : alpha3,
                        row.path("date").asText(),
                        row.path("value").decimalValue().toPlainString()
                    });
                }
            }
        }
        records.sort(Comparator.<String[], String>comparing(r -> r[1]).thenComparing(r -> r[2]));
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target)) {
            csv.writeRecord("Country Name", "Country Code", "Year", "Value");
            records.forEach(csv::writeRecord);
        }
    }

    /**
     * Writes an answer of the Comtrade API without the time that it took, so that the same data give the same file.
     *
     * @throws InputException if the answer is an error or may have been cut off
     */
    static void writeComtrade(String path, Path answer, Path target) throws IOException {
        JsonNode json = parse(path, answer);
        String error = json.path("error").asText("");
        JsonNode data = json.path("data");
        if (!error.isEmpty() || !data.isArray() || json.path("count").asInt(-1) != data.size()) {
            throw new InputException(
                    "%s: UN Comtrade answers with an error or not with all records: '%s'; fetch again later."
                            .formatted(
                                    path,
                                    error.isEmpty()
                                            ? "count " + json.path("count").asText()
                                            : error));
        }
        if (data.size() >= MOST_COMTRADE_RECORDS) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: UN Comtrade cuts answers off at %,d records; ask for fewer products or years at a time.",
                    path,
                    MOST_COMTRADE_RECORDS));
        }
        Files.write(target, JSON.writeValueAsBytes(new ComtradeAnswer(data.size(), data)));
    }

    private static JsonNode parse(String path, Path answer) throws IOException {
        try {
            return JSON.readTree(answer.toFile());
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s: the answer is not JSON: %s; fetch again later.".formatted(path, e.getOriginalMessage()), e);
        }
    }
}
