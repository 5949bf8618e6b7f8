package org.sovereignai.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractsTest {

    @Test
    @Tag("hazard-39")
    void noTextInACsvIsTakenForAFormula(@TempDir Path folder) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb::memory:csv");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE "a table" AS SELECT * FROM (VALUES
                        ('=1+1', -1.5::DOUBLE, DATE '2024-02-29'), ('+1', 2, NULL), ('-1+1', NULL, NULL),
                        ('@SUM(A1)', 1e-7, NULL), (chr(9) || 'x', 0, NULL), (chr(13) || 'x', 0, NULL),
                        (chr(10) || '=1', 0, NULL), ('a=b', 0, NULL), ('', 0, NULL), (NULL, 0, NULL))
                        AS rows("the name", value, day)""");
            statement.execute("CREATE TABLE numbers AS SELECT -1 AS one");

            new Extracts(connection).writeCsv(folder, List.of("a table", "numbers"));
        }
        assertThat(folder.resolve("a table.csv")).content().isEqualTo("""
                the name,value,day
                '=1+1,-1.5,2024-02-29
                +1,2.0,
                '-1+1,,
                '@SUM(A1),1e-07,
                '\tx,0.0,
                "'\rx",0.0,
                "'
                =1",0.0,
                a=b,0.0,
                "",0.0,
                ,0.0,
                """);
        assertThat(folder.resolve("numbers.csv")).content().isEqualTo("one\n-1\n");
    }
}
