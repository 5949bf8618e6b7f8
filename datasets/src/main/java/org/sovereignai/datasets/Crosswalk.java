package org.sovereignai.datasets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Codes and names of economies in the schemes of the sources, and the ISO 3166-1 alpha-3 code that each stands for.
 *
 * <p>A code is either an economy, or declared to be none (an aggregate, a bloc, a state that is no more) with the rule
 * that leaves its rows out, or unknown. Unknown codes are errors: a nation that drops out in silence is the worst kind of
 * wrong number. The table is {@code economy_codes.csv}; it is compiled from the publishers' code lists (sources {@code
 * country-codes}, {@code baci}) with the exceptions that trade statistics make (490 Other Asia, nes: Taiwan; 251 France;
 * 579 Norway; 699 India; 757 Switzerland; 842 United States).
 */
public final class Crosswalk implements Serializable {

    /** What stands for partners that the publisher does not name: somebody, of whom nobody knows who. */
    public static final String UNNAMED = "UNK";

    /** Rule of codes that stand for such partners. */
    private static final String UNNAMED_RULE = "unnamed partner";

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

    /**
     * What a code stands for.
     *
     * @param countryCode ISO 3166-1 alpha-3, or empty when the code is declared to be no economy
     * @param rule why it is none, or empty
     */
    public record Economy(String countryCode, String rule) implements Serializable {

        boolean isNone() {
            return countryCode.isEmpty();
        }

        boolean isUnnamed() {
            return rule.equals(UNNAMED_RULE);
        }
    }

    private final Map<String, Map<String, Economy>> schemes;

    /** Every executor has the table on its own class path, so that tasks need not carry it. */
    private record OnClassPath() implements Serializable {

        private static final Crosswalk CROSSWALK = read();

        private Object readResolve() {
            return CROSSWALK;
        }
    }

    private Object writeReplace() {
        return new OnClassPath();
    }

    private Crosswalk(Map<String, Map<String, Economy>> schemes) {
        this.schemes = schemes;
    }

    /** The table on the class path, read once. */
    public static Crosswalk load() {
        return OnClassPath.CROSSWALK;
    }

    private static Crosswalk read() {
        Map<String, Map<String, Economy>> schemes = new HashMap<>();
        try (Reader text = new InputStreamReader(
                        Objects.requireNonNull(Crosswalk.class.getResourceAsStream("economy_codes.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                Economy economy = new Economy(row.getField("country_code"), row.getField("rule"));
                Economy before = schemes.computeIfAbsent(row.getField("scheme"), s -> new HashMap<>())
                        .put(row.getField("code"), economy);
                if (before != null) {
                    throw new IllegalStateException("economy_codes.csv has the code " + row.getField("code")
                            + " of the scheme " + row.getField("scheme") + " twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Crosswalk(schemes);
    }

    /** What the code stands for in the scheme, with or without its leading zeros; null if it is unknown. */
    Economy find(String scheme, String code) {
        Map<String, Economy> codes = schemes.get(scheme);
        if (codes == null) {
            throw new IllegalStateException("economy_codes.csv has no scheme " + scheme);
        }
        Economy economy = codes.get(code);
        return economy == null ? codes.get(withoutZeros(code)) : economy;
    }

    /** A code of digits as trade statistics write it: 8 for 008. */
    static String withoutZeros(String code) {
        return LEADING_ZEROS.matcher(code).replaceFirst("");
    }

    /** The codes of a scheme, with what they stand for. */
    Map<String, Economy> codes(String scheme) {
        return Map.copyOf(schemes.getOrDefault(scheme, Map.of()));
    }

    /** The alpha-3 codes that a scheme maps to. */
    public Set<String> countryCodes(String scheme) {
        Set<String> codes = new TreeSet<>();
        schemes.getOrDefault(scheme, Map.of()).values().stream()
                .filter(economy -> !economy.isNone())
                .forEach(economy -> codes.add(economy.countryCode()));
        return codes;
    }

    /** The schemes of the table. */
    public Set<String> schemes() {
        return new TreeSet<>(schemes.keySet());
    }
}
