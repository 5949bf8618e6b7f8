package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sovereignai.jobs.run.CheckException;

/** Which source is believed where several speak of the same goods, and how shares become dollars. */
class OtherFlowsTest {

    private static final int OF_SOURCES = -1;
    private static final int OF_DESTINATIONS = 1;

    @Test
    void codesOfOneEconomyAddUpWhateverTheirOrder() {
        Object[] thirds = {
            reconciled("BEL", "USA", "1.50", 0.1),
            reconciled("BEL", "USA", "2.25", 0.2),
            reconciled("BEL", "USA", "0.01", null)
        };
        assertThat(texts(thirds)).containsExactly("BEL USA 2022 HS07 854231 3.76 0.3 reconciled");
        Collections.reverse(Arrays.asList(thirds));
        assertThat(texts(thirds)).containsExactly("BEL USA 2022 HS07 854231 3.76 0.3 reconciled");
    }

    @Test
    void aShareOfAListIsOfTheWholeToTheCent() {
        // 3333 hundredths of a percent of 1,000.01 dollars are 333.3033330.
        assertThat(texts(total("USA", "5.00", "1000.01"), share("USA", "TWN", OF_SOURCES, 3333)))
                .containsExactly("USA TWN 2022 HS17 8542 333.30 null importer list");
        // 1 of 150.00 is 0.015, and halves go up.
        assertThat(texts(total("TWN", "150.00", "0.00"), share("TWN", "USA", OF_DESTINATIONS, 1)))
                .containsExactly("USA TWN 2022 HS17 8542 0.02 null exporter list");
    }

    @Test
    void anImportersOwnListIsBelieved() {
        assertThat(texts(
                        total("USA", "0.00", "100.00"),
                        total("TWN", "80.00", "0.00"),
                        share("USA", "KOR", OF_SOURCES, 5000),
                        share("TWN", "USA", OF_DESTINATIONS, 10000),
                        share("TWN", "VNM", OF_DESTINATIONS, 2500),
                        share("TWN", "TWN", OF_DESTINATIONS, 2500)))
                .containsExactlyInAnyOrder(
                        "USA KOR 2022 HS17 8542 50.00 null importer list",
                        "VNM TWN 2022 HS17 8542 20.00 null exporter list");
    }

    /** A quarter of 800 and a fifth of 1,000 are the same 200; a fifth of 10,000 is not, nor is it within a hundredth. */
    @Test
    @Tag("hazard-65")
    void whatBothPartnersListIsOneTrade() {
        assertThat(texts(
                        total("USA", "0.00", "800.00"),
                        total("TWN", "1000.00", "0.00"),
                        share("USA", "TWN", OF_SOURCES, 2500),
                        share("TWN", "USA", OF_DESTINATIONS, 2000)))
                .containsExactly("USA TWN 2022 HS17 8542 200.00 null importer list");
        assertThatThrownBy(() -> texts(
                        total("USA", "0.00", "800.00"),
                        total("TWN", "10000.00", "0.00"),
                        share("USA", "TWN", OF_SOURCES, 2500),
                        share("USA", "KOR", OF_SOURCES, 7500),
                        share("TWN", "USA", OF_DESTINATIONS, 2000)))
                .isInstanceOf(CheckException.class)
                .hasMessage(
                        "By baci/hs4_totals and baci/hs4_routes TWN exported 2000 dollars of heading 8542 to USA in 2022, and USA imported 200 dollars from there (1 of 1 such pairs contradict each other); give both as published.");
    }

    /** 1 hundredth of a percent of 1,000,000 is rounded from 50 to 150, among them three quarters of 200. */
    @Test
    void roundingOfASmallShareIsNoContradiction() {
        assertThat(texts(
                        total("USA", "0.00", "1000000.00"),
                        total("TWN", "200.00", "0.00"),
                        share("USA", "TWN", OF_SOURCES, 1),
                        share("TWN", "USA", OF_DESTINATIONS, 7500)))
                .containsExactly("USA TWN 2022 HS17 8542 100.00 null importer list");
    }

    @Test
    void aShareWithoutAWholeIsLeftOut() {
        assertThat(texts(share("USA", "KOR", OF_SOURCES, 5000))).isEmpty();
    }

    @Test
    void listsGiveWayToReportsOfTheSameImportsAlone() {
        assertThat(texts(
                        report("CHN", "TWN", "HS17", "8542"),
                        total("CHN", "0.00", "100.00"),
                        total("VNM", "0.00", "100.00"),
                        share("CHN", "KOR", OF_SOURCES, 1000),
                        share("VNM", "KOR", OF_SOURCES, 1000)))
                .containsExactlyInAnyOrder(
                        "CHN TWN 2022 HS17 8542 7.00 null importer report",
                        "VNM KOR 2022 HS17 8542 10.00 null importer list");
        // Of another revision they are other imports.
        assertThat(texts(
                        report("CHN", "TWN", "HS22", "8542"),
                        total("CHN", "0.00", "100.00"),
                        share("CHN", "KOR", OF_SOURCES, 1000)))
                .hasSize(2);
    }

    /** Of 110 that the customs publish 66 are from Taiwan, and the panel has 100, free on board. */
    @Test
    void whatTheCustomsOfANationPublishIsBelievedBeforeListsAndReports() {
        assertThat(texts(
                        national("JPN", "TWN", "8542", "66.00"),
                        national("JPN", "UNK", "8542", "44.00"),
                        national("JPN", "JPN", "8542", "9.00"),
                        national("JPN", "USA", "854231", "5.00"),
                        total("JPN", "0.00", "100.00"),
                        share("JPN", "KOR", OF_SOURCES, 1000),
                        report("JPN", "KOR", "HS17", "8542"),
                        report("CHN", "TWN", "HS17", "8542")))
                .containsExactlyInAnyOrder(
                        "JPN TWN 2022 HS17 8542 60.00 null importer report",
                        "JPN UNK 2022 HS17 8542 40.00 null importer report",
                        "CHN TWN 2022 HS17 8542 7.00 null importer report");
    }

    @Test
    void subheadingsAddUpToTheHeadingThatTheCustomsOfANationDoNotPublish() {
        assertThat(texts(
                        national("JPN", "TWN", "854231", "30.00"),
                        national("JPN", "TWN", "854232", "20.00"),
                        national("JPN", "USA", "854239", "50.00"),
                        total("JPN", "0.00", "120.00")))
                .containsExactlyInAnyOrder(
                        "JPN TWN 2022 HS17 8542 60.00 null importer report",
                        "JPN USA 2022 HS17 8542 60.00 null importer report");
        assertThat(texts(national("JPN", "TWN", "8542", "30.00")))
                .containsExactly("JPN TWN 2022 HS17 8542 30.00 null importer report");
    }

    /** Taiwan's 15 of 115 would be lost beside the heading of the United States, within what may differ from all trade. */
    @Test
    void partnerBySubheadingAloneIsNotLostBesideOthersByHeading() {
        assertThatThrownBy(() -> texts(
                        national("JPN", "USA", "8542", "100.00"),
                        national("JPN", "USA", "854231", "60.00"),
                        national("JPN", "TWN", "854231", "15.00"),
                        total("JPN", "0.00", "115.00")))
                .isInstanceOf(CheckException.class)
                .hasMessage(
                        "The customs of JPN publish imports of heading 8542 in 2022 from TWN by subheading alone, and from others by heading; give every partner by heading, or all by subheading alone.");
        assertThat(texts(
                        national("JPN", "USA", "8542", "100.00"),
                        national("JPN", "USA", "854231", "60.00"),
                        total("JPN", "0.00", "115.00")))
                .containsExactly("JPN USA 2022 HS17 8542 115.00 null importer report");
    }

    @Test
    void customsThatAreFarFromTheTradeOfAllNationsAreNotBelieved() {
        assertThat(texts(national("JPN", "TWN", "8542", "120.00"), total("JPN", "0.00", "100.00")))
                .containsExactly("JPN TWN 2022 HS17 8542 100.00 null importer report");
        assertThatThrownBy(() -> texts(national("JPN", "TWN", "8542", "120.01"), total("JPN", "0.00", "100.00")))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith(
                        "The customs of JPN publish imports of 120.01 dollars of heading 8542 in 2022, and the trade of all nations has 100.00, more than 20 % off");
    }

    @Test
    void aReportThatIsThereTwiceStaysTwice() {
        assertThat(texts(report("CHN", "TWN", "HS17", "8542"), report("CHN", "TWN", "HS17", "8542")))
                .hasSize(2);
    }

    /** What is found in rows and in reports, as texts. */
    private static List<String> texts(Object... found) {
        OtherFlows flows = new OtherFlows();
        for (Object one : found) {
            if (one instanceof OtherFlow report) {
                flows.take(report);
            } else {
                flows.take((OtherFlows.Found) one);
            }
        }
        return flows.all().stream()
                .map(flow -> String.join(
                        " ",
                        flow.country(),
                        flow.partner(),
                        String.valueOf(flow.year()),
                        flow.revision(),
                        flow.product(),
                        flow.value().toPlainString(),
                        String.valueOf(flow.tonnes()),
                        flow.basis()))
                .toList();
    }

    private static OtherFlows.Found reconciled(String importer, String exporter, String value, Double tonnes) {
        return found(
                OtherFlows.Kind.RECONCILED, importer, exporter, 2022, "HS07", "854231", new BigDecimal(value), tonnes);
    }

    private static OtherFlows.Found total(String country, String exports, String imports) {
        return found(OtherFlows.Kind.TOTAL, country, 2022, "8542", new BigDecimal(exports), new BigDecimal(imports));
    }

    private static OtherFlows.Found share(String country, String partner, int side, int basisPoints) {
        return found(OtherFlows.Kind.SHARE, country, partner, 2022, "8542", side, basisPoints);
    }

    private static OtherFlows.Found national(String importer, String partner, String product, String value) {
        return found(OtherFlows.Kind.NATIONAL, importer, partner, 2022, product, new BigDecimal(value));
    }

    private static OtherFlow report(String country, String partner, String revision, String product) {
        return new OtherFlow(
                country, partner, 2022, revision, product, new BigDecimal("7.00"), null, TradeBasis.IMPORTER_REPORT);
    }

    private static OtherFlows.Found found(OtherFlows.Kind kind, Object... cells) {
        return new OtherFlows.Found(kind, RowFactory.create(cells));
    }
}
