package org.sovereignai.jobs.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.Run;
import org.sovereignai.jobs.tables.TradeBasis;
import org.sovereignai.schemas.Products;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

/**
 * Single products that a user wants measured: {@code all-hs6}, or {@code all-hs6:} and what their codes begin with; and a CSV file
 * that says what they are for, with the columns {@code product_code} (HS 2017, two, four or six digits), {@code nature} and, where
 * they are known, {@code makers} and {@code sold_on}. What is nearly right is refused, never guessed.
 */
final class OwnProducts {

    private static final String ALL = "all-hs6";
    private static final int MISTYPED = 2;
    private static final String FILES = "baci/products";
    private static final String TABLE = "product_concentration";
    private static final String CODE = "\\d{2}|\\d{4}|\\d{6}";
    private static final String PRODUCT = "product_code";
    private static final String NATURE = "nature";
    private static final String MAKERS = "makers";
    private static final String SOLD_ON = "sold_on";
    private static final List<String> COLUMNS = List.of(PRODUCT, NATURE, MAKERS, SOLD_ON);
    private static final List<String> NEEDED = List.of(PRODUCT, NATURE);

    /** What goods can be for, in the user's words. */
    static final List<String> NATURES = Stream.of(
                    Strand.Nature.INTERMEDIATE, Strand.Nature.CAPITAL, Strand.Nature.FINAL)
            .map(nature -> nature.name().toLowerCase(Locale.ROOT))
            .toList();

    private final String file;
    private final Set<String> nations = Crosswalk.load().countryCodes("iso3");
    private final SortedMap<String, Products.Known> known = new TreeMap<>();

    private OwnProducts(String file) {
        this.file = file;
    }

    /** Whether a text given with {@code --strands} asks for products, and is no name of a file. */
    static boolean isMeant(String text) {
        return text.equals(ALL) || text.startsWith(ALL + ":");
    }

    /** What a text that is no name of a file would ask for if its first word were right: with other capitals, or a sign or two off. */
    static Optional<String> meantBy(String text) {
        String word = StringUtils.substringBefore(text, ":");
        return LevenshteinDistance.getDefaultInstance().apply(word.strip().toLowerCase(Locale.ROOT), ALL) <= MISTYPED
                ? Optional.of(ALL + text.substring(word.length()))
                : Optional.empty();
    }

    /**
     * What is asked for.
     *
     * @param strands all that is given with {@code --strands}
     * @param natures the file given with {@code --natures}, or null
     * @throws InputException with the row and column and what is wrong with it
     */
    static Optional<Products> of(List<String> strands, String natures) {
        List<String> asked = strands.stream().filter(OwnProducts::isMeant).toList();
        if (asked.isEmpty()) {
            if (natures != null) {
                throw new InputException(
                        "--natures %s says what single products are for, and nobody asks for these; add --strands %s."
                                .formatted(natures, ALL));
            }
            return Optional.empty();
        }
        Set<String> codes = new LinkedHashSet<>();
        asked.forEach(text -> codes.addAll(codes(text)));
        return Optional.of(new Products(
                codes.contains("") ? List.of("") : List.copyOf(codes),
                natures == null ? new TreeMap<>() : new OwnProducts(natures).read()));
    }

    private static List<String> codes(String asked) {
        if (asked.equals(ALL)) {
            return List.of("");
        }
        List<String> codes = List.of(StringUtils.splitPreserveAllTokens(asked.substring(ALL.length() + 1), ','));
        for (String code : codes.isEmpty() ? List.of("") : codes) {
            if (!code.matches(CODE)) {
                throw new InputException(
                        "--strands %s has the code '%s'; codes have two, four or six digits, with commas between them."
                                .formatted(asked, code));
            }
        }
        return codes;
    }

    private SortedMap<String, Products.Known> read() {
        new UserTable(file, COLUMNS, NEEDED).rows().forEach(this::add);
        if (known.isEmpty()) {
            throw new InputException(
                    "%s says of no product what it is for; write the columns %s and a row for each code."
                            .formatted(file, String.join(", ", NEEDED)));
        }
        return known;
    }

    private void add(UserTable.Row row) {
        String code = row.cell(PRODUCT);
        row.require(code.matches(CODE), PRODUCT, code, "no code of HS 2017 of two, four or six digits");
        row.require(!known.containsKey(code), PRODUCT, code, "in another row too");
        String nature = row.cell(NATURE);
        row.require(NATURES.contains(nature), NATURE, nature, "none of " + String.join(", ", NATURES));
        Strand.Nature isFor = Strand.Nature.valueOf(nature.toUpperCase(Locale.ROOT));
        Set<String> makers = new TreeSet<>(Arrays.asList(StringUtils.split(row.cell(MAKERS))));
        for (String maker : makers) {
            row.require(nations.contains(maker), MAKERS, maker, "no code of ISO 3166-1 alpha-3");
        }
        known.put(code, new Products.Known(isFor, makers, soldOn(row, isFor)));
    }

    private static double soldOn(UserTable.Row row, Strand.Nature nature) {
        String text = row.cell(SOLD_ON);
        if (text.isEmpty()) {
            return OwnStrands.USUALLY_SOLD_ON;
        }
        row.require(nature == Strand.Nature.FINAL, SOLD_ON, text, "said of goods that are not final");
        row.require(text.matches("0|1|0?\\.\\d+|[01]\\.0+"), SOLD_ON, text, "no number of 0 to 1");
        return Double.parseDouble(text);
    }

    /**
     * Fails where products are asked for and there are no files that have them.
     *
     * @throws InputException if BACI's full files are not in the data folder
     */
    static void requireFiles(Schemas schemas, Sources sources, DataFolder data) {
        if (schemas.products().isPresent()
                && data.files(sources.resource(FILES)).isEmpty()) {
            throw new InputException(
                    "--strands %s measures the products of BACI's full files, and %s has none of these; fetch them ('fetch baci'), and name their folder with --data."
                            .formatted(ALL, data.location()));
        }
    }

    /**
     * Fails where the files have nothing of a code that was asked for, or of which it was said what it is for.
     *
     * @throws InputException naming the codes
     */
    static void requireTrade(Run run, Plan plan, SparkSession spark) {
        Optional<Products> asked = run.schemas().products();
        Optional<Plan.PlannedTable> table = plan.find(TABLE);
        if (asked.isEmpty() || table.isEmpty()) {
            return;
        }
        Set<String> traded = new TreeSet<>();
        Set<String> inPanel = new HashSet<>();
        run.store()
                .rows(spark, table.get())
                .select("hs_revision", PRODUCT)
                .distinct()
                .collectAsList()
                .forEach(row -> {
                    traded.add(row.getString(1));
                    if (row.getString(0).equals(TradeBasis.PANEL_REVISION)) {
                        inPanel.add(row.getString(1));
                    }
                });
        requireNone(missing(asked.get().codes(), traded), "--strands names", "the code");
        List<String> within = asked.get().known().keySet().stream()
                .filter(code -> asked.get().codes().stream()
                        .anyMatch(wanted -> code.startsWith(wanted) || wanted.startsWith(code)))
                .toList();
        requireNone(missing(within, inPanel), "--natures names", "the file");
    }

    private static List<String> missing(List<String> codes, Set<String> traded) {
        return codes.stream()
                .filter(code -> traded.stream().noneMatch(product -> product.startsWith(code)))
                .toList();
    }

    /** Fails where codes are missing in the files. */
    static void requireNone(List<String> missing, String where, String what) {
        if (!missing.isEmpty()) {
            throw new InputException(
                    "The files have no trade in %s%s, which %s; give BACI's full files of %s, which have every code, or correct %s."
                            .formatted(
                                    String.join(", ", missing.subList(0, Math.min(5, missing.size()))),
                                    missing.size() > 5 ? " and %d more".formatted(missing.size() - 5) : "",
                                    where,
                                    TradeBasis.PANEL_REVISION,
                                    what));
        }
    }
}
