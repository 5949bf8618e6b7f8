package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Flows that are brought together by their products, in several parts. */
@ExtendWith(SparkExtension.class)
class FlowsTest {

    private static final Resource PRODUCTS = Sources.load().resource("baci/products");
    private static final List<Integer> ECONOMIES = List.of(36, 40, 56, 58, 76, 124, 156, 490, 842);

    @TempDir
    private Path folder;

    @Test
    void eachGroupHasAllOfItsProductAndYearWhateverTheParts(SparkSession spark) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        TreeSet<String> written = new TreeSet<>();
        for (int year = 2022; year < 2024; year++) {
            StringBuilder text = new StringBuilder("t,i,j,k,v,q\n");
            for (int exporter : ECONOMIES) {
                for (int product = 0; product < 90; product++) {
                    if (random.nextInt(3) > 0) {
                        text.append("%d,%d,392,8542%02d,%d,NA\n".formatted(year, exporter, product, 1 + product));
                        written.add("8542%02d %d".formatted(product, year));
                    }
                }
            }
            Files.createDirectories(folder.resolve("baci"));
            Files.writeString(folder.resolve("baci/BACI_HS17_Y%d_V202601.csv".formatted(year)), text);
        }

        List<String> one = groups(spark, new Goods("", List.of("8542"), 1));
        List<String> seven = groups(spark, new Goods("", List.of("8542"), 7));

        assertThat(one).hasSameSizeAs(written).isSorted();
        assertThat(seven).containsExactlyInAnyOrderElementsOf(one).isNotEqualTo(one);
        assertThat(one.get(0)).startsWith("854200 2022 ").contains(" JPN");
        assertThat(groups(spark, new Goods("", List.of("854201", "854202"), 7))).hasSize(4);
    }

    /** 56 is Belgium, 58 was Belgium with Luxembourg: 15 and 22 dollars. */
    @Test
    void codesOfOneEconomyAreOnePair(SparkSession spark) throws IOException {
        Files.createDirectories(folder.resolve("baci"));
        Files.writeString(
                folder.resolve("baci/BACI_HS17_Y2022_V202601.csv"),
                "t,i,j,k,v,q\n2022,56,392,854231,0.015,NA\n2022,58,392,854231,0.022,NA\n");

        assertThat(groups(spark, new Goods("", List.of(""), 3))).containsExactly("854231 2022 BEL JPN 3700");
    }

    @Test
    void revisionsAreGroupsOfTheirOwn(SparkSession spark) throws IOException {
        Files.createDirectories(folder.resolve("baci"));
        for (String revision : List.of("HS17", "HS12")) {
            Files.writeString(
                    folder.resolve("baci/BACI_%s_Y2022_V202601.csv".formatted(revision)),
                    "t,i,j,k,v,q\n2022,56,392,854231,1,NA\n");
        }
        assertThat(groups(spark, new Goods("", List.of(""), 3)))
                .containsExactly("854231 2022 BEL JPN 100000", "854231 2022 BEL JPN 100000");
    }

    private List<String> groups(SparkSession spark, Goods goods) {
        Flows flows = new SourceReader(
                        spark, DataFolder.open(folder.toString(), new Configuration(false)), Crosswalk.load())
                .flows(PRODUCTS, goods);
        FlowNames names = flows.names();
        return flows.groups()
                .map(group -> {
                    List<String> texts = new ArrayList<>();
                    texts.add(names.product(group.product()));
                    texts.add(String.valueOf(group.year()));
                    for (int flow = 0; flow < group.cents().length; flow++) {
                        texts.add(names.second().get(group.second()[flow]));
                        texts.add(names.first().get(group.first()[flow]));
                        texts.add(String.valueOf(group.cents()[flow]));
                    }
                    return String.join(" ", texts);
                })
                .collect();
    }
}
