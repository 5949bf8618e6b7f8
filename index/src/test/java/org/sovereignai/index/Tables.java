package org.sovereignai.index;

import java.util.Arrays;
import java.util.List;

/** Small panels written as text, for tests: a header {@code unit,year,...} and rows; an empty cell is missing. */
public final class Tables {

    private Tables() {}

    /** Columns {@code x_low, x_high} are bounds of {@code x}; columns starting with {@code group} are attributes. */
    static Panel panel(String header, String... rows) {
        List<String> columns = Arrays.asList(header.split(","));
        Panel.Builder panel = Panel.builder();
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            String unit = cells[0];
            int year = Integer.parseInt(cells[1]);
            panel.unit(unit, year);
            for (int i = 2; i < cells.length; i++) {
                String column = columns.get(i);
                if (column.startsWith("group")) {
                    panel.attribute(column, unit, year, cells[i].isEmpty() ? null : cells[i]);
                } else if (column.endsWith("_low") && !cells[i].isEmpty()) {
                    String of = column.substring(0, column.length() - 4);
                    panel.bounds(of, unit, year, Double.parseDouble(cells[i]), Double.parseDouble(cells[i + 1]));
                } else if (!column.endsWith("_low") && !column.endsWith("_high")) {
                    panel.column(column);
                    if (!cells[i].isEmpty()) {
                        panel.value(column, unit, year, Double.parseDouble(cells[i]));
                    }
                }
            }
        }
        return panel.build();
    }

    /** An index of one score S over indicators of equal weight. */
    public static IndexDescriptor flat(Method method, String... indicators) {
        return IndexDescriptor.of(
                "test",
                Arrays.stream(indicators).map(code -> Indicator.of(code, "S")).toList(),
                List.of(Group.of("S", null)),
                method);
    }

    /** Standard methods under which every unit is scored that has any indicator, with some parts replaced. */
    public static Method method(Alternative... parts) {
        Method method = Method.standard().with(new Screening(0.0, null, null, null));
        for (Alternative part : parts) {
            method = method.with(part);
        }
        return method;
    }
}
