package org.sovereignai.jobs.tables;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import scala.Tuple2;

/** Groups of nations: those of the project's own list, and those of the user's file. */
public final class NationGroup implements TypedStep {

    @Override
    public String columns() {
        return "group_id group_name group_kind";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<String> listed = new TreeSet<>(in.list("nation_group").stream()
                .map(group -> group.get("group_id"))
                .toList());
        Set<String> nations = new TreeSet<>(Crosswalk.load().countryCodes("iso3"));
        JavaRDD<InternalRow> own = in.records("nation-groups/members", "group_id group_name")
                .mapToPair(row -> new Tuple2<>(row.getString(0), row.isNullAt(1) ? "" : row.getString(1)))
                .groupByKey(1)
                .map(group -> {
                    Set<String> names = new TreeSet<>();
                    group._2().forEach(names::add);
                    requireNew(group._1(), listed, nations);
                    return TypedRows.row(group._1(), name(group._1(), names), "own");
                });
        List<InternalRow> known = in.list("nation_group").stream()
                .map(group -> TypedRows.row(group.get("group_id"), group.get("group_name"), group.get("group_kind")))
                .toList();
        return TypedRows.together(own, in.records(known));
    }

    /**
     * Makes sure that an id of the user's means nothing else.
     *
     * @throws InputException if a group of the project or a nation is called so
     */
    static void requireNew(String id, Set<String> listed, Set<String> nations) {
        if (listed.contains(id) || nations.contains(id.toUpperCase(Locale.ROOT))) {
            throw new InputException("The group_id %s of the user's groups is that of %s; take another one."
                    .formatted(id, listed.contains(id) ? "a group that is there" : "a nation"));
        }
    }

    /**
     * The name of a group, which need not stand with each of its members.
     *
     * @throws InputException if there are several
     */
    static String name(String id, Collection<String> names) {
        Set<String> said = new TreeSet<>(names);
        said.remove("");
        if (said.size() > 1) {
            throw new InputException("The group %s of the user's groups has the names %s; give it one."
                    .formatted(id, String.join(" and ", said)));
        }
        return said.stream().findFirst().orElse(id);
    }
}
