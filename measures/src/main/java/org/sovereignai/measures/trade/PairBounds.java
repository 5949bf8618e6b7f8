package org.sovereignai.measures.trade;

import java.util.BitSet;

/**
 * Least and greatest value of every pair.
 *
 * <p><b>Caps</b> come from the lists: each entry is an interval of its owner's total, see {@link PartnerList}; who is not
 * named by a list of ten has at most the tenth's share, and nothing where the list is shorter. <b>Margins</b> come from the
 * totals: an area sells what it sells and buys what it buys, so what the others in a row or column can take bounds each one.
 * The two steps are repeated until nothing moves by a dollar; for such transport problems this reaches the bounds of the
 * linear programme in all cases that were compared.
 */
final class PairBounds {

    private static final double DOLLAR = 1;

    final double[][] low;
    final double[][] high;

    /** The middle of the interval that the lists give, before margins; NaN where no list names the pair. */
    final double[][] listed;

    /** Which pairs an importer's list settles, and which an exporter's, by name or as an exact zero. */
    private final BitSet byImporter = new BitSet();

    private final BitSet byExporter = new BitSet();
    private final int size;
    private final int zeros;
    private final int contradictions;

    private PairBounds(TradePanel panel) {
        this.size = panel.size();
        this.low = new double[size][size];
        this.high = new double[size][size];
        this.listed = new double[size][size];
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                high[exporter][importer] =
                        exporter == importer ? 0 : Math.min(panel.exports(exporter), panel.imports(importer));
                listed[exporter][importer] = Double.NaN;
            }
        }
        panel.lists().forEach(list -> cap(panel, list));
        int settled = 0;
        int contradicted = 0;
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                if (low[exporter][importer] > high[exporter][importer]) {
                    contradicted++;
                    low[exporter][importer] = high[exporter][importer];
                }
                if (!Double.isNaN(listed[exporter][importer])) {
                    listed[exporter][importer] = (low[exporter][importer] + high[exporter][importer]) / 2;
                }
                settled += exporter != importer && high[exporter][importer] == 0 ? 1 : 0;
            }
        }
        this.zeros = settled;
        this.contradictions = contradicted;
        tighten(panel);
    }

    static PairBounds of(TradePanel panel) {
        return new PairBounds(panel);
    }

    /** Pairs of different areas that cannot trade at all by caps alone. */
    int zeros() {
        return zeros;
    }

    /** Pairs of which two sources say what cannot both be; they are held at the lesser. */
    int contradictions() {
        return contradictions;
    }

    boolean isListed(int exporter, int importer) {
        return !Double.isNaN(listed[exporter][importer]);
    }

    Basis basis(int exporter, int importer) {
        int pair = exporter * size + importer;
        return byImporter.get(pair) ? Basis.REPORTED : byExporter.get(pair) ? Basis.MIRRORED : Basis.ESTIMATED;
    }

    private void cap(TradePanel panel, PartnerList list) {
        boolean isImporters = list.side() == PartnerList.Side.SOURCES;
        int owner = panel.place(list.owner());
        double point = panel.total(list) / 10_000;
        BitSet named = new BitSet();
        named.set(owner);
        for (PartnerList.Entry entry : list.entries()) {
            int partner = panel.place(entry.partner());
            int exporter = isImporters ? partner : owner;
            int importer = isImporters ? owner : partner;
            low[exporter][importer] =
                    Math.max(low[exporter][importer], PartnerList.atLeast(entry.basisPoints()) * point);
            high[exporter][importer] =
                    Math.min(high[exporter][importer], PartnerList.atMost(entry.basisPoints()) * point);
            listed[exporter][importer] = 0;
            (isImporters ? byImporter : byExporter).set(exporter * size + importer);
            named.set(partner);
        }
        for (int partner = named.nextClearBit(0); partner < size; partner = named.nextClearBit(partner + 1)) {
            int exporter = isImporters ? partner : owner;
            int importer = isImporters ? owner : partner;
            high[exporter][importer] = Math.min(high[exporter][importer], list.unlistedAtMost() * point);
            if (list.isComplete()) {
                (isImporters ? byImporter : byExporter).set(exporter * size + importer);
            }
        }
    }

    private void tighten(TradePanel panel) {
        double moved;
        do {
            moved = 0;
            for (int exporter = 0; exporter < size; exporter++) {
                double lows = 0;
                double highs = 0;
                for (int importer = 0; importer < size; importer++) {
                    lows += low[exporter][importer];
                    highs += high[exporter][importer];
                }
                for (int importer = 0; importer < size; importer++) {
                    moved = Math.max(moved, tighten(exporter, importer, panel.exports(exporter), lows, highs));
                }
            }
            for (int importer = 0; importer < size; importer++) {
                double lows = 0;
                double highs = 0;
                for (int exporter = 0; exporter < size; exporter++) {
                    lows += low[exporter][importer];
                    highs += high[exporter][importer];
                }
                for (int exporter = 0; exporter < size; exporter++) {
                    moved = Math.max(moved, tighten(exporter, importer, panel.imports(importer), lows, highs));
                }
            }
        } while (moved >= DOLLAR);
    }

    /** What the others of a row or column leave for one pair; by how much its bounds moved. */
    private double tighten(int exporter, int importer, double total, double lows, double highs) {
        double least = low[exporter][importer];
        double most = high[exporter][importer];
        double newMost = Math.min(most, Math.max(total - (lows - least), least));
        double newLeast = Math.max(least, Math.min(total - (highs - most), newMost));
        high[exporter][importer] = newMost;
        low[exporter][importer] = newLeast;
        return Math.max(most - newMost, newLeast - least);
    }
}
