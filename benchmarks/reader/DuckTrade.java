import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * The trade table of BACI files as a DuckDB script would make it, and a comparison of the two results.
 *
 * <p>{@code make CSV_GLOB PARQUET}: cells stay text until a row is known to be wanted, and no quotes are looked for, which
 * is the quickest of the four ways that were tried. {@code compare PARQUET TRADE_FLOW ECONOMY_CODES}: fails unless both
 * have the same flows with the same amounts; quantities, which are sums of floating-point numbers, may differ by a
 * billionth.
 */
public final class DuckTrade {

    private static final String MAKE = """
            COPY (
              SELECT t::INT AS year, i, j, k, sum(v::DECIMAL(18, 3)) * 1000 AS value_usd,
                     sum(CASE WHEN trim(q) NOT IN ('NA', '') THEN q::DOUBLE END) AS quantity_t
              FROM read_csv('%s', header = true, auto_detect = false, delim = ',', quote = '', escape = '',
                            columns = {'t': 'VARCHAR', 'i': 'VARCHAR', 'j': 'VARCHAR', 'k': 'VARCHAR', 'v': 'VARCHAR', 'q': 'VARCHAR'})
              WHERE k[:4] IN ('8542', '8486', '8471', '8504', '8507')
                 OR k IN ('847330', '854140', '854141', '854142', '854143', '854149')
              GROUP BY ALL ORDER BY j, i, year, k
            ) TO '%s' (FORMAT parquet, COMPRESSION zstd)""";

    private static final String COMPARE = """
            WITH theirs AS (
              SELECT importer.country_code AS country_code, exporter.country_code AS partner_code, year,
                     k AS product_code, value_usd::DECIMAL(18, 2) AS value_usd, quantity_t
              FROM '%1$s'
              JOIN (FROM '%3$s' WHERE scheme = 'baci') importer ON importer.code = j
              JOIN (FROM '%3$s' WHERE scheme = 'baci') exporter ON exporter.code = i
            ), ours AS (
              SELECT country_code, partner_code, year, product_code, value_usd, quantity_t
              FROM '%2$s'
              WHERE basis = 'reconciled' AND hs_revision = 'HS17' AND length(product_code) = 6
            )
            SELECT count(*), count(*) FILTER (WHERE ours.value_usd IS DISTINCT FROM theirs.value_usd
              OR (ours.quantity_t IS NULL) <> (theirs.quantity_t IS NULL)
              OR abs(ours.quantity_t - theirs.quantity_t) > 1e-9 * abs(theirs.quantity_t))
            FROM ours FULL JOIN theirs USING (country_code, partner_code, year, product_code)""";

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (arguments[0].equals("make")) {
                statement.execute(MAKE.formatted(arguments[1], arguments[2]));
                return;
            }
            try (ResultSet result = statement.executeQuery(COMPARE.formatted(arguments[1], arguments[2], arguments[3]))) {
                result.next();
                System.out.printf("%,d flows, %,d of them differ%n", result.getLong(1), result.getLong(2));
                if (result.getLong(1) == 0 || result.getLong(2) > 0) {
                    System.exit(1);
                }
            }
        }
    }
}
