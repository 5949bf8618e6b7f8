import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs the statements of a file as {@code spark-sql -f} does, and prints the rows of the last; for Java's own launcher. */
final class SqlFile {

    private SqlFile() {}

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate();
        try {
            String[] statements = Files.readString(Path.of(args[0])).strip().replaceAll(";$", "").split(";\n");
            for (int i = 0; i < statements.length; i++) {
                List<Row> rows = spark.sql(statements[i]).collectAsList();
                if (i == statements.length - 1) {
                    rows.forEach(row -> System.out.println("> " + row.mkString(" | ").replace("\n", " ")));
                }
            }
        } finally {
            spark.stop();
        }
    }
}
