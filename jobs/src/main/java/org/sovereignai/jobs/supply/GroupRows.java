package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.measures.supply.Blocs;

/** Members of groups, read from rows; a nation belongs from the year in which it joined to that in which it left. */
public final class GroupRows {

    /** How a policy treats nations makes them no group that acts. */
    private static final String POLICY = "policy";

    private final List<Blocs.Membership> memberships = new ArrayList<>();

    /** Members of the groups that nations formed and of those that the user named; read by {@link #read}. */
    public static JavaRDD<Row> members(Inputs in) {
        JavaRDD<Row> groups = in.records("nation_group", "group_id group_kind");
        JavaRDD<Row> members = in.records("nation_group_member", "group_id country_code since_year until_year");
        return TypedRows.inOnePartition(members).zipPartitions(TypedRows.inOnePartition(groups), GroupRows::acting);
    }

    private static Iterator<Row> acting(Iterator<Row> members, Iterator<Row> groups) {
        Set<String> acting = Streams.of(groups)
                .filter(group -> !group.getString(1).equals(POLICY))
                .map(group -> group.getString(0))
                .collect(Collectors.toSet());
        return Streams.of(members)
                .filter(member -> acting.contains(member.getString(0)))
                .iterator();
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
        memberships.add(new Blocs.Membership(
                row.getString(0),
                row.getString(1),
                row.isNullAt(2) ? Integer.MIN_VALUE : row.getInt(2),
                row.isNullAt(3) ? Blocs.OPEN : row.getInt(3)));
    }

    /** Members of each group in a year; a group without any in the year is left out. */
    public SortedMap<String, List<String>> in(int year) {
        return memberships.stream()
                .filter(member -> member.holdsIn(year))
                .sorted(Comparator.comparing(Blocs.Membership::code))
                .collect(Collectors.groupingBy(
                        Blocs.Membership::bloc,
                        TreeMap::new,
                        Collectors.mapping(Blocs.Membership::code, Collectors.toList())));
    }
}
