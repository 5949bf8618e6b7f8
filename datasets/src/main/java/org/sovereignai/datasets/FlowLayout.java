package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;

/**
 * What each column of a table of trade means: who trades what with whom, when, for how much. A resource is such a table when
 * it declares a year, two economies, a product and an amount of money under our names for them; its other required texts,
 * such as the revision of the classification, tell kinds of flows apart.
 *
 * @param year place of the year among the declared columns
 * @param first place of the importer, or of the one who reports
 * @param second place of the exporter, or of the partner
 * @param product place of the code of the goods
 * @param value place of the amount, in cents of a US dollar
 * @param quantity place of the weight, in tonnes; -1 for none
 * @param kinds places of the texts that tell kinds apart
 */
record FlowLayout(int year, int first, int second, int product, int value, int quantity, List<Integer> kinds)
        implements Serializable {

    static final String PRODUCT = "product_code";

    private static final List<String> FIRST = List.of("importer_code", "reporter_code");
    private static final List<String> SECOND = List.of("exporter_code", "partner_code");
    private static final String YEAR = "year";
    private static final String VALUE = "value_usd";
    private static final String QUANTITY = "quantity_t";

    FlowLayout {
        kinds = List.copyOf(kinds);
    }

    /**
     * The layout of a resource.
     *
     * @throws IllegalArgumentException if it is no table of trade, or has columns that could not be told apart
     */
    static FlowLayout of(Resource resource) {
        FlowLayout layout = find(resource);
        if (!layout.isComplete()) {
            throw new IllegalArgumentException(resource.id() + " is no table of trade");
        }
        return layout;
    }

    /** Whether a resource is a table of trade in delimited text. */
    static boolean fits(Resource resource) {
        return resource.format() == Resource.Format.CSV && find(resource).isComplete();
    }

    private boolean isComplete() {
        return IntStream.of(year, first, second, product, value).allMatch(place -> place >= 0);
    }

    private static FlowLayout find(Resource resource) {
        List<Column> columns = resource.columns();
        int product = place(columns, List.of(PRODUCT), Column.Type.TEXT);
        return new FlowLayout(
                place(columns, List.of(YEAR), Column.Type.INT),
                place(columns, FIRST, Column.Type.ECONOMY),
                place(columns, SECOND, Column.Type.ECONOMY),
                product,
                place(columns, List.of(VALUE), Column.Type.AMOUNT),
                place(columns, List.of(QUANTITY), Column.Type.NUMBER),
                IntStream.range(0, columns.size())
                        .filter(i -> i != product
                                && columns.get(i).required()
                                && columns.get(i).type() == Column.Type.TEXT)
                        .boxed()
                        .toList());
    }

    /**
     * The kinds of flows that files can have, each as the texts of its columns, sorted.
     *
     * @throws IllegalArgumentException if a column is neither part of the files' names nor declares what is allowed
     */
    List<List<String>> kinds(Resource resource, List<InputFile> files) {
        List<List<String>> found = new ArrayList<>(List.of(List.of()));
        for (int place : kinds) {
            List<List<String>> longer = new ArrayList<>();
            for (String text : texts(resource.columns().get(place), files)) {
                for (List<String> begun : found) {
                    List<String> kind = new ArrayList<>(begun);
                    kind.add(text);
                    longer.add(kind);
                }
            }
            found = longer;
        }
        found.sort((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
        if (found.size() > FlowKey.MOST_KINDS) {
            throw new IllegalArgumentException(resource.id() + " has more kinds of flows than can be told apart");
        }
        return found;
    }

    /** The newest year that the names of files of each kind say; 0 where they say none. */
    List<Integer> newest(Resource resource, List<List<String>> known, List<InputFile> files) {
        String named = StringUtils.substringAfterLast(
                ".." + resource.columns().get(year).named(), "..");
        return known.stream()
                .map(kind -> files.stream()
                        .filter(file -> file.captured().containsKey(named) && isOfKind(file, resource, kind))
                        .mapToInt(file -> Integer.parseInt(file.captured().get(named)))
                        .max()
                        .orElse(0))
                .toList();
    }

    private boolean isOfKind(InputFile file, Resource resource, List<String> kind) {
        return IntStream.range(0, kinds.size())
                .allMatch(place -> kind.get(place)
                        .equals(file.captured()
                                .getOrDefault(
                                        resource.columns().get(kinds.get(place)).from(), kind.get(place))));
    }

    private static Set<String> texts(Column column, List<InputFile> files) {
        Set<String> texts = new TreeSet<>(column.allowed());
        files.stream()
                .map(file -> file.captured().get(column.from()))
                .filter(text -> text != null)
                .forEach(texts::add);
        if (texts.isEmpty() && !files.isEmpty()) {
            throw new IllegalArgumentException(
                    "The column " + column.from() + " tells flows apart, but does not declare its texts");
        }
        return texts;
    }

    private static int place(List<Column> columns, List<String> names, Column.Type type) {
        return IntStream.range(0, columns.size())
                .filter(i ->
                        names.contains(columns.get(i).name()) && columns.get(i).type() == type)
                .findFirst()
                .orElse(-1);
    }
}
