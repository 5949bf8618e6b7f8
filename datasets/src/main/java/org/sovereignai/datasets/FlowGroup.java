package org.sovereignai.datasets;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All flows of one product in one year, each pair of economies once, in their order.
 *
 * @param kind place of the kind among {@link FlowNames#kinds}
 * @param product number of the goods, as {@link FlowNames#product} spells it out
 * @param year calendar year
 * @param first ranks of the first economies
 * @param second ranks of the second economies
 * @param cents amounts in cents of a US dollar
 */
public record FlowGroup(int kind, int product, int year, int[] first, int[] second, long[] cents) {

    private static final int FEWEST = 1 << 12;

    /** The flows of a cursor by product, kind and year, in this order. */
    static Iterator<FlowGroup> of(FlowCursor flows) {
        Map<Long, Integer> places = new HashMap<>();
        int[] sizes = new int[16];
        int[] groups = new int[FEWEST];
        int[] pairs = new int[FEWEST];
        long[] cents = new long[FEWEST];
        int n = 0;
        while (flows.next()) {
            if (n == groups.length) {
                groups = Arrays.copyOf(groups, 2 * n);
                pairs = Arrays.copyOf(pairs, 2 * n);
                cents = Arrays.copyOf(cents, 2 * n);
            }
            int group = places.computeIfAbsent(key(flows), key -> places.size());
            sizes = group == sizes.length ? Arrays.copyOf(sizes, 2 * group) : sizes;
            sizes[group]++;
            groups[n] = group;
            pairs[n] = flows.first() << Short.SIZE | flows.second();
            cents[n++] = flows.cents();
        }
        int[] ends = IntStream.of(Arrays.copyOf(sizes, places.size())).toArray();
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] filled = new int[ends.length];
        int[] order = new int[n];
        for (int flow = 0; flow < n; flow++) {
            int group = groups[flow];
            order[ends[group] - sizes[group] + filled[group]++] = flow;
        }
        int[] sizeOf = sizes;
        int[] pairOf = pairs;
        long[] centsOf = cents;
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> {
                    int size = sizeOf[group.getValue()];
                    int from = ends[group.getValue()] - size;
                    FlowGroup found = new FlowGroup(
                            (int) (group.getKey() >>> Byte.SIZE) & FlowKey.MOST_KINDS - 1,
                            (int) (group.getKey() >>> 2 * Byte.SIZE),
                            FlowKey.FIRST_YEAR + (int) (group.getKey() & 0xFF),
                            new int[size],
                            new int[size],
                            new long[size]);
                    for (int i = 0; i < size; i++) {
                        int flow = order[from + i];
                        found.first[i] = pairOf[flow] >>> Short.SIZE;
                        found.second[i] = pairOf[flow] & 0xFFFF;
                        found.cents[i] = centsOf[flow];
                    }
                    return found;
                })
                .iterator();
    }

    private static long key(FlowCursor flow) {
        return ((long) flow.product() << Byte.SIZE | flow.kind()) << Byte.SIZE | flow.year() - FlowKey.FIRST_YEAR;
    }
}
