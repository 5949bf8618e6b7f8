package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Goods;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.schemas.Schemas;

/** Flows of full files next to what other sources say of the same goods. */
@ExtendWith(SparkExtension.class)
class TradeFlowTest {

    private static final Sources SOURCES = Sources.load();
    private static final Goods GOODS = new TradeFlow().flows(Schemas.load()).get("baci/flows");
    private static final String HEADER = "t,i,j,k,v,q\n";

    @TempDir
    Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        // Thousand USD and tonnes: 490 is Taiwan, 56 and 58 are Belgium, 842 the United States.
        write(
                "BACI_HS17_Y2022_V202601.csv",
                "2022,490,842,854232,2,0.5\n2022,490,842,854231,1.5,0.25\n"
                        + "2022,490,842,847330,4,NA\n2022,490,842,010121,9,9\n2022,490,842,854110,9,9\n2022,490,842,854141,9,9\n"
                        + "2022,56,842,848610,1,NA\n2022,58,842,848610,2,1\n");
        write("BACI_HS17_Y2023_V202601.csv", "2023,490,842,854140,0.001,\n");
        write("BACI_HS07_V202601_importer156_chips_2022_2022.csv", "2022,842,156,854231,7,NA\n");
        Files.createDirectories(folder.resolve("baci/hs17_hs4"));
        write("hs17_hs4/routes_8542_2022.json", "[[\"USA\", -1, [[\"KOR\", 5000]]]]");
        write("hs17_hs4/8542_2022.json", "[[\"USA\", 0, 800], [\"KOR\", 800, 0]]");
        write("hs17_hs4/routes_8542_2021.json", "[[\"USA\", -1, [[\"KOR\", 2500]]]]");
        write("hs17_hs4/8542_2021.json", "[[\"USA\", 0, 400], [\"KOR\", 400, 0]]");
    }

    @Test
    void headingsAreSumsAndListsFillWhatTheFullFilesDoNotHave(SparkSession spark) {
        assertThat(rows(spark))
                .containsExactly(
                        "CHN USA 2022 HS07 854231 7000.00 null reconciled provisional",
                        "USA BEL 2022 HS17 8486 3000.00 1.0 reconciled final",
                        "USA BEL 2022 HS17 848610 3000.00 1.0 reconciled final",
                        "USA KOR 2021 HS17 8542 100.00 null importer list final",
                        "USA TWN 2022 HS17 847330 4000.00 null reconciled final",
                        "USA TWN 2022 HS17 8542 3500.00 0.75 reconciled final",
                        "USA TWN 2022 HS17 854231 1500.00 0.25 reconciled final",
                        "USA TWN 2022 HS17 854232 2000.00 0.5 reconciled final",
                        "USA TWN 2023 HS17 854140 1.00 null reconciled provisional");
    }

    /** Customs of South Korea and of the United States report, in both forms that there are, what the lists say otherwise. */
    @Test
    void reportsOfCustomsWinOverLists(SparkSession spark) throws IOException {
        Files.delete(folder.resolve("baci/BACI_HS17_Y2022_V202601.csv"));
        Files.delete(folder.resolve("baci/BACI_HS17_Y2023_V202601.csv"));
        Files.createDirectories(folder.resolve("comtrade"));
        Files.writeString(
                folder.resolve("comtrade/a.csv"),
                "typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,"
                        + "customsCode,motCode,netWgt,primaryValue\nC,A,2022,842,M,490,0,H5,8542,C00,0,1500,7.5\n");
        Files.writeString(folder.resolve("comtrade/b.json"), """
                {"data": [{"typeCode": "C", "freqCode": "A", "refYear": 2022, "reporterCode": 410, "flowCode": "X",
                  "partnerCode": 156, "partner2Code": 0, "classificationCode": "H5", "cmdCode": "8542",
                  "customsCode": "C00", "motCode": 0, "netWgt": null, "primaryValue": 3}]}
                """);

        assertThat(rows(spark))
                .containsExactly(
                        "CHN KOR 2022 HS17 8542 3.00 null exporter report provisional",
                        "CHN USA 2022 HS07 854231 7000.00 null reconciled provisional",
                        "USA KOR 2021 HS17 8542 100.00 null importer list final",
                        "USA TWN 2022 HS17 8542 7.50 1.5 importer report provisional");
    }

    @Test
    void withoutFullFilesThereAreLists(SparkSession spark) throws IOException {
        Files.delete(folder.resolve("baci/BACI_HS17_Y2022_V202601.csv"));
        Files.delete(folder.resolve("baci/BACI_HS17_Y2023_V202601.csv"));
        assertThat(rows(spark))
                .containsExactly(
                        "CHN USA 2022 HS07 854231 7000.00 null reconciled provisional",
                        "USA KOR 2021 HS17 8542 100.00 null importer list final",
                        "USA KOR 2022 HS17 8542 400.00 null importer list provisional");
    }

    private List<String> rows(SparkSession spark) {
        SourceReader reader =
                new SourceReader(spark, DataFolder.open(folder.toString(), new Configuration(false)), Crosswalk.load());
        TestInputs inputs = new TestInputs(spark);
        for (String id : List.of("baci/flows", "comtrade/answers", "comtrade/tables")) {
            inputs.withFlows(id, reader.flows(SOURCES.resource(id), GOODS));
        }
        for (String id :
                List.of("baci/china_chip_imports", "baci/hs4_routes", "baci/hs4_totals", "national-customs/imports")) {
            inputs.withSource(id, reader.read(SOURCES.resource(id)));
        }
        List<Row> rows = new TradeFlow().build(inputs).collectAsList();
        return rows.stream().map(row -> row.mkString(" ")).toList();
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve("baci").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name.endsWith(".csv") ? HEADER + content : content);
    }
}
