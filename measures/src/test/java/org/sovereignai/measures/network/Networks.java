package org.sovereignai.measures.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random networks for property tests: the same seed gives the same network. */
public final class Networks {

    private Networks() {}

    /** Shares as they are. A row that sums to less than 1 leaves the rest unknown; a row of zeros imports nothing. */
    static ShareMatrix shares(double[][] shares) {
        double[] totals = Arrays.stream(shares)
                .mapToDouble(row -> Arrays.stream(row).anyMatch(cell -> cell > 0) ? 1 : 0)
                .toArray();
        return ShareMatrix.ofAmounts(shares, totals);
    }

    /** The share that each economy made for one given set of domestic parts, by a chain of its own. */
    public static ShareMatrix traced(ShareMatrix supply, double[] domestic) {
        return TracedOrigin.shares(supply, domestic, new TracingChain(supply).visits(domestic));
    }

    /** A network with missing links, now and then an economy without imports or with a supply of unknown origin. */
    static ShareMatrix random(Random random, int size) {
        double[][] amounts = new double[size][size];
        double[] totals = new double[size];
        for (int importer = 0; importer < size; importer++) {
            if (random.nextInt(8) == 0) {
                continue;
            }
            for (int supplier = 0; supplier < size; supplier++) {
                amounts[importer][supplier] = importer == supplier || random.nextBoolean() ? 0 : random.nextDouble();
            }
            double known = Arrays.stream(amounts[importer]).sum();
            totals[importer] = random.nextInt(3) == 0 ? known + random.nextDouble() : known;
        }
        return ShareMatrix.ofAmounts(amounts, totals);
    }

    /** A network where each economy has one or two suppliers, all known, so that closed circles are common. */
    static ShareMatrix randomCircles(Random random, int size) {
        double[][] amounts = new double[size][size];
        for (int importer = 0; importer < size; importer++) {
            amounts[importer][(importer + 1 + random.nextInt(size - 1)) % size] += 0.5;
            amounts[importer][(importer + 1 + random.nextInt(size - 1)) % size] += 0.5;
        }
        return shares(amounts);
    }

    /** Parts anywhere in 0..1, often at its ends, so that makers and pure resellers occur. */
    static List<DomesticPart> randomParts(Random random, int size) {
        List<DomesticPart> parts = new ArrayList<>();
        for (int economy = 0; economy < size; economy++) {
            double[] values = {part(random), part(random), part(random)};
            Arrays.sort(values);
            parts.add(new DomesticPart(values[0], values[1], values[2]));
        }
        return parts;
    }

    static double part(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> random.nextDouble();
        };
    }

    /** The row with its unknown part as the last cell. */
    static double[] rowWithUnknown(ShareMatrix shares, int importer) {
        double[] row = Arrays.copyOf(shares.row(importer), shares.size() + 1);
        row[shares.size()] = shares.rest(importer);
        return row;
    }

    /** The same network with economy {@code order[k]} in place k. */
    static ShareMatrix reordered(ShareMatrix shares, int[] order) {
        int size = shares.size();
        double[][] amounts = new double[size][size];
        double[] totals = new double[size];
        for (int importer = 0; importer < size; importer++) {
            totals[importer] = shares.hasImports(order[importer]) ? 1 : 0;
            for (int supplier = 0; supplier < size; supplier++) {
                amounts[importer][supplier] = shares.row(order[importer])[order[supplier]];
            }
        }
        return ShareMatrix.ofAmounts(amounts, totals);
    }
}
