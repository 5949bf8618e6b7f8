import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Products for {@code run --strands all-hs6}, and the check of some of them against plain SQL over the raw files: {@code choose FILE
 * COUNT NATURES} prints codes, evenly spread over a list of products, and writes what they are for, in turn; {@code compare FILES
 * BUILD CODES PRODUCTS} compares the tables of these products, and prints how large they are.
 */
final class ProductsBySql {

    private static final String LOAD = """
            SET preserve_insertion_order = false;
            CREATE TABLE codes AS SELECT code, country_code FROM read_csv('%2$s', all_varchar = true)
              WHERE scheme = 'baci' AND country_code IS NOT NULL;
            CREATE TABLE flows AS SELECT t AS year, k AS product_code, m.country_code AS country_code,
                x.country_code AS supplier_code, round(sum(v) * 1000, 2) AS value
              FROM read_csv('%1$s', header = true,
                columns = {'t': 'INTEGER', 'i': 'VARCHAR', 'j': 'VARCHAR', 'k': 'VARCHAR', 'v': 'DOUBLE', 'q': 'VARCHAR'}) f
              JOIN codes x ON x.code = f.i JOIN codes m ON m.code = f.j
              WHERE k IN (%3$s) AND x.country_code <> m.country_code GROUP BY ALL;
            CREATE TABLE shares AS SELECT *, value / sum(value) OVER (PARTITION BY year, product_code, country_code) AS share
              FROM flows;
            CREATE TABLE theirs AS SELECT year, product_code, country_code, count(*) AS n, sum(value) AS imports,
                sum(share * share) AS concentration, max(share) AS top FROM shares GROUP BY ALL""";

    private static final String COMPARE = """
            SELECT count(*), count(*) FILTER (WHERE o.n IS DISTINCT FROM t.n
                OR abs(o.import_value_usd::DOUBLE - t.imports) > .011 OR abs(o.concentration - t.concentration) > 1e-9
                OR abs(o.top_supplier_share - t.top) > 1e-9)
              FROM theirs t FULL JOIN (FROM '%1$s/product_concentration/*.parquet'
                WHERE product_code IN (%2$s) AND country_code <> 'XCN' AND import_value_usd > 0) o
              USING (year, product_code, country_code)
            UNION ALL
            SELECT count(*), count(*) FILTER (WHERE p.direct_share IS NULL OR abs(p.direct_share - s.share) > 1e-9)
              FROM (FROM shares WHERE share >= .010000001) s LEFT JOIN (FROM '%1$s/product_supply/*.parquet'
                WHERE product_code IN (%2$s)) p USING (year, product_code, country_code, supplier_code)""";

    private static final String SIZES = """
            SELECT 'product_supply', count(*), count(DISTINCT (product_code, year)) FROM '%1$s/product_supply/*.parquet'
            UNION ALL SELECT 'product_concentration', count(*), count(DISTINCT (product_code, year))
            FROM '%1$s/product_concentration/*.parquet'""";

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("choose")) {
            choose(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
            return;
        }
        String products = "'" + arguments[4].replace(",", "', '") + "'";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String each : LOAD.formatted(arguments[1], arguments[3], products).split(";")) {
                statement.execute(each);
            }
            try (ResultSet result = statement.executeQuery(SIZES.formatted(arguments[2]))) {
                while (result.next()) {
                    System.out.printf("%s: %,d rows of %,d products and years%n",
                            result.getString(1), result.getLong(2), result.getLong(3));
                }
            }
            boolean agrees = true;
            try (ResultSet result = statement.executeQuery(COMPARE.formatted(arguments[2], products))) {
                while (result.next()) {
                    System.out.printf("%,d rows by SQL, %,d of them differ%n", result.getLong(1), result.getLong(2));
                    agrees &= result.getLong(1) > 0 && result.getLong(2) == 0;
                }
            }
            System.exit(agrees ? 0 : 1);
        }
    }

    private static void choose(Path list, int count, Path natures) throws Exception {
        List<String> all = Files.readAllLines(list).stream()
                .skip(1)
                .map(line -> line.split(",")[0].replace("\"", ""))
                .sorted()
                .toList();
        List<String> chosen = IntStream.range(0, count)
                .mapToObj(place -> all.get((int) ((long) place * all.size() / count)))
                .distinct()
                .toList();
        StringBuilder text = new StringBuilder("product_code,nature\n");
        for (int place = 0; place < chosen.size(); place++) {
            text.append(chosen.get(place)).append(',').append(List.of("final", "intermediate", "capital").get(place % 3)).append('\n');
        }
        Files.writeString(natures, text.toString());
        System.out.println(String.join(",", chosen));
    }
}
