package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tells of which kind the flow of a line is, by what the line or the name of its file says. */
final class FlowKinds {

    /** Places of the columns that each line fills for itself. */
    private final int[] places;

    /** What they can say, by column, in an order. */
    private final long[][] words;

    /** Numbers of kinds by what the columns say, each in that order; -1 for what is no kind. */
    private final int[] numbers;

    /**
     * @param kinds the kinds that there can be, each as the texts of the columns of the layout
     */
    FlowKinds(FlowLayout layout, List<List<String>> kinds, CsvHeader header) {
        int[] columns = IntStream.range(0, layout.kinds().size())
                .filter(column -> header.place(layout.kinds().get(column)) >= 0)
                .toArray();
        this.places = IntStream.of(columns)
                .map(column -> header.place(layout.kinds().get(column)))
                .toArray();
        List<List<String>> texts = new ArrayList<>();
        for (int column : columns) {
            texts.add(kinds.stream()
                    .map(kind -> kind.get(column))
                    .filter(PlainLines::fitsWord)
                    .distinct()
                    .toList());
        }
        this.words = texts.stream()
                .map(all -> all.stream().mapToLong(PlainLines::word).toArray())
                .toArray(long[][]::new);
        this.numbers = new int[texts.stream().mapToInt(List::size).reduce(1, (one, other) -> one * other)];
        Arrays.fill(numbers, -1);
        for (int number = 0; number < kinds.size(); number++) {
            if (isOfFile(kinds.get(number), layout, header)) {
                int slot = 0;
                for (int i = 0; i < columns.length; i++) {
                    slot = slot * texts.get(i).size()
                            + texts.get(i).indexOf(kinds.get(number).get(columns[i]));
                }
                if (slot >= 0) {
                    numbers[slot] = number;
                }
            }
        }
    }

    private static boolean isOfFile(List<String> kind, FlowLayout layout, CsvHeader header) {
        return IntStream.range(0, kind.size())
                .filter(column -> header.place(layout.kinds().get(column)) < 0)
                .allMatch(column ->
                        kind.get(column).equals(header.constant(layout.kinds().get(column))));
    }

    /** Number of the kind; -1 if it cannot be told from the usual form of the texts. */
    int of(PlainLines line) {
        int slot = 0;
        for (int i = 0; i < places.length; i++) {
            int text = line.length(places[i]) <= Long.BYTES ? place(words[i], line.word(places[i])) : -1;
            if (text < 0) {
                return -1;
            }
            slot = slot * words[i].length + text;
        }
        return numbers[slot];
    }

    private static int place(long[] words, long word) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] == word) {
                return i;
            }
        }
        return -1;
    }
}
