import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.StringJoiner;

/** The least that asks DuckDB by JDBC: one view on one Parquet file, then every line of the input is a question. */
public final class PlainClient {

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                BufferedReader questions =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            statement.execute("CREATE VIEW " + arguments[0] + " AS FROM '" + arguments[1] + "'");
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                try (ResultSet answer = statement.executeQuery(question)) {
                    int columns = answer.getMetaData().getColumnCount();
                    while (answer.next()) {
                        StringJoiner row = new StringJoiner(",");
                        for (int column = 1; column <= columns; column++) {
                            row.add(answer.getString(column));
                        }
                        System.out.println(row);
                    }
                }
            }
        }
    }
}
