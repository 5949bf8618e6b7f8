import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs the statements of a file as {@code spark-sql -f} does, and prints all rows; for Java's own launcher. */
final class SqlFile {

    private SqlFile() {}

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate();
        try {
            String statements = Files.readString(Path.of(args[0])).strip().replaceAll(";$", "");
            for (String statement : statements.split(";\n")) {
                for (Row row : spark.sql(statement).collectAsList()) {
                    System.out.println("> " + row.mkString(" | ").replace("\n", " "));
                }
            }
        } finally {
            spark.stop();
        }
    }
}
