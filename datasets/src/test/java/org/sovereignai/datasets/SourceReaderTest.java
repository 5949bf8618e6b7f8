package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of the rows through Spark; what the reader makes of a text is tested without it. */
@ExtendWith(SparkExtension.class)
class SourceReaderTest {

    private static final String TRADE = "t,i,j,k,v,q\n2022,490,842,854231,1.5,NA\n2022,697,842,854231,9,9\n";

    @TempDir
    Path folder;

    @Test
    void typesSurvive(SparkSession spark) throws IOException {
        write(
                "tracked-models/metadata/release_date_corrections.csv",
                "model_id,hf_created_at,actual_release_date\na/b,1950-07-02,2026-03-29\n");
        write("baci/BACI_HS17_Y2022_V202601.csv", TRADE);
        SourceReader reader = reader(spark);
        assertThat(rows(reader, "tracked-models/release_date_corrections")
                        .get(0)
                        .getLocalDate(1))
                .isEqualTo(LocalDate.parse("1950-07-02"));
        Row flow = rows(reader, "baci/flows").get(0);
        assertThat(flow.<BigDecimal>getAs("value_usd")).isEqualByComparingTo("1500");
        assertThat(flow.isNullAt(flow.fieldIndex("quantity_t"))).isTrue();
    }

    /** Samoa went from 29 to 31 December 2011, Kiritimati from 30 December 1994 to 1 January 1995. */
    @ParameterizedTest
    @CsvSource({"Pacific/Apia, 2011-12-30", "Pacific/Kiritimati, 1994-12-31"})
    @Tag("hazard-44")
    void dayThatTheTimeZoneSkippedStaysThatDay(String id, String day, SparkSession spark) throws IOException {
        write(
                "tracked-models/metadata/release_date_corrections.csv",
                "model_id,hf_created_at,actual_release_date\na/b," + day + ",2026-03-29\n");
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(id));
        try {
            Row read = reader(spark)
                    .read(Sources.load().resource("tracked-models/release_date_corrections"))
                    .selectExpr("string(created_date)", "year(created_date)")
                    .first();

            assertThat(read.getString(0)).isEqualTo(day);
            assertThat(read.getInt(1)).isEqualTo(LocalDate.parse(day).getYear());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void severalNationsAreAnArray(SparkSession spark) {
        Dataset<Row> models = new SourceReader(spark, Reading.starter(), Crosswalk.load())
                .read(Sources.load().resource("epoch-ai/models_large"));
        assertThat(models.filter("array_contains(country_codes, 'USA') and size(country_codes) > 1")
                        .select("country_codes")
                        .head()
                        .getList(0))
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates()
                .contains("USA");
    }

    @Test
    void resourceWithoutFilesIsAnEmptyTableOfItsType(SparkSession spark) throws IOException {
        write("world-bank/gdp.csv", "Country Code,Year,Value\n");
        Resource resource = Sources.load().resource("world-bank/population");
        Dataset<Row> population = reader(spark).read(resource);
        assertThat(population.schema()).isEqualTo(resource.structType());
        assertThat(population.isEmpty()).isTrue();
    }

    @Test
    void ledgerCountsAFileOnceHoweverOftenItIsRead(SparkSession spark) throws IOException {
        write("baci/BACI_HS17_Y2022_V202601.csv", TRADE);
        write("baci/BACI_HS17_Y2023_V202601.csv", TRADE.replace("2022", "2023") + "2023,1,1,854231,1,1\n");
        SourceReader reader = reader(spark);
        assertThat(rows(reader, "baci/flows")).hasSize(2);
        assertThat(rows(reader, "baci/flows")).hasSize(2);
        List<Ledger.Account> accounts = reader.ledger().accounts();
        assertThat(accounts)
                .extracting(Ledger.Account::file)
                .containsExactly("baci/BACI_HS17_Y2022_V202601.csv", "baci/BACI_HS17_Y2023_V202601.csv");
        assertThat(accounts).extracting(Ledger.Account::records).containsExactly(2L, 3L);
        assertThat(accounts).extracting(Ledger.Account::used).containsExactly(1L, 1L);
        assertThat(accounts).extracting(Ledger.Account::quarantinedCount).containsExactly(0L, 1L);
        assertThat(accounts).allMatch(Ledger.Account::balances);
        assertThat(accounts.get(1).unknownEconomies()).hasSize(1);
    }

    @Test
    void fileThatCannotBeReadFailsTheJobWithOneSentence(SparkSession spark) throws IOException {
        write("world-bank/gdp.csv", "Country,Year,Value\nNAM,2023,1\n");
        SourceReader reader = reader(spark);
        assertThatThrownBy(() -> rows(reader, "world-bank/gdp"))
                .satisfies(thrown -> assertThat(ExceptionUtils.getThrowableList(thrown))
                        .last()
                        .isInstanceOf(InputException.class)
                        .extracting(Throwable::getMessage)
                        .asString()
                        .startsWith("world-bank/gdp.csv has a header that does not fit: missing [Country Code]"));
    }

    private SourceReader reader(SparkSession spark) {
        return new SourceReader(spark, Reading.folder(folder), Crosswalk.load());
    }

    private static List<Row> rows(SourceReader reader, String resource) {
        return reader.read(Sources.load().resource(resource)).collectAsList();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
