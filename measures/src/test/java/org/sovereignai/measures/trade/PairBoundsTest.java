package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairBoundsTest {

    private static final int IMPORTER = 1;

    /** D names A with 3,000 basis points of its 100,000, B with 7,000 and nobody else. */
    @Test
    void anEntryIsAnIntervalAndAShortListIsComplete() {
        PairBounds bounds = PairBounds.of(world(List.of(new PartnerList(
                "D",
                PartnerList.Side.SOURCES,
                List.of(new PartnerList.Entry("A", 3000), new PartnerList.Entry("B", 7000))))));

        assertThat(bounds.listed[0][3]).isCloseTo(30_000, within(1e-6));
        assertThat(bounds.low[0][3]).isCloseTo(29_995, within(1e-6));
        assertThat(bounds.high[0][3]).isCloseTo(30_005, within(1e-6));
        assertThat(bounds.low[0][2]).isCloseTo(69_995, within(1e-6));
        assertThat(bounds.high[2][3]).isZero();
        assertThat(bounds.basis(0, 3)).isEqualTo(Basis.REPORTED);
        assertThat(bounds.basis(2, 3)).isEqualTo(Basis.REPORTED);
        assertThat(bounds.isListed(2, 3)).isFalse();
        assertThat(bounds.basis(0, 2)).isEqualTo(Basis.ESTIMATED);
    }

    @Test
    void aTinyEntryIsAnythingUpToOneAndAHalf() {
        PairBounds bounds = PairBounds.of(world(List.of(new PartnerList(
                "A",
                PartnerList.Side.DESTINATIONS,
                List.of(new PartnerList.Entry("C", 9999), new PartnerList.Entry("D", 1))))));

        assertThat(bounds.low[0][3]).isCloseTo(5, within(1e-6));
        assertThat(bounds.high[0][3]).isCloseTo(15, within(1e-6));
        assertThat(bounds.basis(0, 3)).isEqualTo(Basis.MIRRORED);
        assertThat(bounds.basis(0, 1)).isEqualTo(Basis.MIRRORED);
    }

    /** Exports A 100,000, B 100,000; imports C 100,000, D 100,000. */
    private static TradePanel world(List<PartnerList> lists) {
        return TradePanel.of(
                2024,
                List.of(
                        new TradePanel.Totals("A", 100_000, 0),
                        new TradePanel.Totals("B", 100_000, 0),
                        new TradePanel.Totals("C", 0, 100_000),
                        new TradePanel.Totals("D", 0, 100_000)),
                lists);
    }

    @Test
    void totalsBoundWhatListsLeaveOut() {
        PairBounds bounds = PairBounds.of(TradePanel.of(
                2024,
                List.of(
                        new TradePanel.Totals("A", 90_000, 0),
                        new TradePanel.Totals("B", 10_000, 0),
                        new TradePanel.Totals("C", 0, 70_000),
                        new TradePanel.Totals("D", 0, 30_000)),
                List.of()));

        // Of what D buys B can sell 10,000 at most, so that A sells it 20,000 at least.
        assertThat(bounds.low[0][3]).isEqualTo(20_000);
        assertThat(bounds.high[0][3]).isEqualTo(30_000);
        assertThat(bounds.low[0][2]).isEqualTo(60_000);
        assertThat(bounds.low[1][2]).isZero();
    }

    @Test
    void whatCannotBothBeIsCounted() {
        PairBounds bounds = PairBounds.of(world(List.of(
                new PartnerList("D", PartnerList.Side.SOURCES, List.of(new PartnerList.Entry("A", 9000))),
                new PartnerList("A", PartnerList.Side.DESTINATIONS, List.of(new PartnerList.Entry("D", 1000))))));

        assertThat(bounds.contradictions()).isEqualTo(1);
        assertThat(bounds.low[0][3]).isLessThanOrEqualTo(bounds.high[0][3]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void boundsAreThoseOfTheLinearProgramme(long seed) {
        TradePanel panel = drawn(new Random(seed));
        PairBounds bounds = PairBounds.of(panel);
        double[][][] caps = caps(panel);
        for (int exporter = 0; exporter < panel.size(); exporter++) {
            for (int importer = 0; importer < panel.size(); importer++) {
                if (exporter != importer) {
                    assertThat(bounds.low[exporter][importer])
                            .isCloseTo(solve(panel, caps, exporter, importer, GoalType.MINIMIZE), within(3.0));
                    assertThat(bounds.high[exporter][importer])
                            .isCloseTo(solve(panel, caps, exporter, importer, GoalType.MAXIMIZE), within(3.0));
                }
            }
        }
    }

    /** Six areas that trade a drawn matrix; two of them publish lists of all partners or of the larger ones. */
    private static TradePanel drawn(Random random) {
        int size = 6;
        double[][] trade = new double[size][size];
        List<TradePanel.Totals> totals = new ArrayList<>();
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                trade[exporter][importer] =
                        exporter == importer || random.nextInt(4) == 0 ? 0 : Math.rint(1e6 * random.nextDouble());
            }
        }
        for (int area = 0; area < size; area++) {
            double exports = 0;
            double imports = 0;
            for (int other = 0; other < size; other++) {
                exports += trade[area][other];
                imports += trade[other][area];
            }
            totals.add(new TradePanel.Totals(code(area), exports, imports));
        }
        List<PartnerList> lists = new ArrayList<>();
        for (int owner = 0; owner < 3; owner++) {
            boolean isImporters = owner >= IMPORTER;
            double total = isImporters
                    ? totals.get(owner).imports()
                    : totals.get(owner).exports();
            List<PartnerList.Entry> entries = new ArrayList<>();
            for (int partner = 0; partner < size; partner++) {
                double value = isImporters ? trade[partner][owner] : trade[owner][partner];
                if (value > 0) {
                    entries.add(
                            new PartnerList.Entry(code(partner), (int) Math.max(1, Math.rint(10_000 * value / total))));
                }
            }
            if (!entries.isEmpty()) {
                lists.add(new PartnerList(
                        code(owner), isImporters ? PartnerList.Side.SOURCES : PartnerList.Side.DESTINATIONS, entries));
            }
        }
        return TradePanel.of(2024, totals, lists);
    }

    private static String code(int area) {
        return String.valueOf((char) ('A' + area));
    }

    /** Lows and highs of the lists alone, written once more for the linear programme. */
    private static double[][][] caps(TradePanel panel) {
        int size = panel.size();
        double[][] low = new double[size][size];
        double[][] high = new double[size][size];
        for (double[] row : high) {
            Arrays.fill(row, 1e12);
        }
        for (PartnerList list : panel.lists()) {
            int owner = list.owner().charAt(0) - 'A';
            boolean isImporters = list.side() == PartnerList.Side.SOURCES;
            double total = isImporters ? panel.imports(owner) : panel.exports(owner);
            for (int partner = 0; partner < size; partner++) {
                String code = code(partner);
                int points = list.entries().stream()
                        .filter(entry -> entry.partner().equals(code))
                        .mapToInt(PartnerList.Entry::basisPoints)
                        .sum();
                int exporter = isImporters ? partner : owner;
                int importer = isImporters ? owner : partner;
                low[exporter][importer] =
                        Math.max(low[exporter][importer], points > 1 ? (points - .5) * total / 10_000 : 0);
                high[exporter][importer] =
                        Math.min(high[exporter][importer], points > 0 ? (points + .5) * total / 10_000 : 0);
            }
        }
        return new double[][][] {low, high};
    }

    private static double solve(TradePanel panel, double[][][] caps, int exporter, int importer, GoalType goal) {
        int size = panel.size();
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int area = 0; area < size; area++) {
            double[] row = new double[size * size];
            double[] column = new double[size * size];
            for (int other = 0; other < size; other++) {
                row[area * size + other] = area == other ? 0 : 1;
                column[other * size + area] = area == other ? 0 : 1;
            }
            constraints.add(new LinearConstraint(row, Relationship.EQ, panel.exports(area)));
            constraints.add(new LinearConstraint(column, Relationship.EQ, panel.imports(area)));
            for (int other = 0; other < size; other++) {
                if (area != other && (caps[1][area][other] < 1e12 || caps[0][area][other] > 0)) {
                    double[] cell = new double[size * size];
                    cell[area * size + other] = 1;
                    constraints.add(new LinearConstraint(cell, Relationship.GEQ, caps[0][area][other]));
                    constraints.add(new LinearConstraint(cell, Relationship.LEQ, caps[1][area][other]));
                }
            }
        }
        double[] wanted = new double[size * size];
        wanted[exporter * size + importer] = 1;
        return new SimplexSolver(1e-4, 10, 1e-10)
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(wanted, 0),
                        new LinearConstraintSet(constraints),
                        goal,
                        new NonNegativeConstraint(true))
                .getValue();
    }
}
