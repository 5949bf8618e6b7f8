package org.sovereignai.jobs.scores;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.sovereignai.index.Design;
import org.sovereignai.index.Numbers;
import org.sovereignai.index.method.IndexException;

/** Reads the points of a design from CSV, as {@link Design#toCsv} writes them. */
public final class DesignReader {

    private DesignReader() {}

    /**
     * Reads a design; its points may come from elsewhere.
     *
     * @param csv the text: columns {@code sample, block} and one for each factor, see {@link Design#of}
     * @param source name of the file, for messages
     * @param factors names of the factors, in their order
     * @throws IndexException naming the source and line of what does not fit
     */
    public static Design read(String csv, String source, List<String> factors) {
        List<double[]> points = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : records) {
                blocks.add(row.findField("block")
                        .orElseThrow(() -> new IndexException("The design " + source
                                + " has no column block: add it, \"A\" for every sample point.")));
                points.add(point(row, source, factors));
            }
        } catch (CsvParseException e) {
            throw new IndexException(
                    "The design " + source + " is no CSV: " + e.getMessage() + "; mend the row or its quotes.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Design.of(factors, points, blocks, source);
    }

    private static double[] point(NamedCsvRecord row, String source, List<String> factors) {
        double[] point = new double[factors.size()];
        for (int i = 0; i < point.length; i++) {
            String factor = factors.get(i);
            String text = row.findField(factor)
                    .orElseThrow(() -> new IndexException("The design " + source + " has no column " + factor
                            + ": give every factor of the index its points."));
            point[i] = Numbers.parse(text.strip())
                    .filter(u -> u >= 0 && u < 1)
                    .orElseThrow(() -> new IndexException("The design " + source + ", line "
                            + row.getStartingLineNumber() + ", has " + text + " for " + factor
                            + ": write a number from 0 up to but not including 1."));
        }
        return point;
    }
}
