package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;

/** Members of groups, read from rows; a nation belongs from the year in which it joined to that in which it left. */
public final class GroupRows {

    /** How a policy treats nations makes them no group that acts. */
    private static final String POLICY = "policy";

    private static final Column[] COLUMNS = {col("group_id"), col("member_code"), col("since_year"), col("until_year")};

    private record Membership(String nation, int since, int until) {}

    private final SortedMap<String, List<Membership>> groups = new TreeMap<>();

    /** Members of the groups that nations formed and of those that the user named; read by {@link #read}. */
    public static Dataset<Row> members(Inputs in) {
        Dataset<Row> acting = in.table("nation_group")
                .filter(col("group_kind").notEqual(POLICY))
                .select("group_id");
        return in.table("nation_group_member")
                .withColumnRenamed("country_code", "member_code")
                .join(broadcast(acting), "group_id")
                .select(COLUMNS);
    }

    /** The same for each of some keys. */
    public static Dataset<Row> members(Inputs in, Dataset<Row> keys) {
        return members(in).crossJoin(broadcast(keys.distinct()));
    }

    private GroupRows() {}

    /** No members yet. */
    public static GroupRows empty() {
        return new GroupRows();
    }

    /** The members of rows of {@link #members}. */
    public static GroupRows read(Iterator<Row> rows) {
        GroupRows read = empty();
        rows.forEachRemaining(read::add);
        return read;
    }

    /** Adds a row of {@link #members}. */
    public void add(Row row) {
        add(row, 0);
    }

    /** Adds a row that has the columns of {@link #members} from a place on. */
    public void add(Row row, int from) {
        groups.computeIfAbsent(row.getString(from), id -> new ArrayList<>())
                .add(new Membership(
                        row.getString(from + 1),
                        row.isNullAt(from + 2) ? Integer.MIN_VALUE : row.getInt(from + 2),
                        row.isNullAt(from + 3) ? Integer.MAX_VALUE : row.getInt(from + 3)));
    }

    /** Members of each group in a year; a group without any in the year is left out. */
    public SortedMap<String, List<String>> in(int year) {
        SortedMap<String, List<String>> members = new TreeMap<>();
        groups.forEach((id, all) -> {
            List<String> present = all.stream()
                    .filter(member -> member.since() <= year && year <= member.until())
                    .map(Membership::nation)
                    .sorted()
                    .toList();
            if (present.size() > 0) {
                members.put(id, present);
            }
        });
        return members;
    }
}
