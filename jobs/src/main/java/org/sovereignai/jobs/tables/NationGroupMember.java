package org.sovereignai.jobs.tables;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Members of groups of nations, with the years of joining and leaving. */
public final class NationGroupMember implements TypedStep {

    @Override
    public String columns() {
        return "group_id country_code since_year until_year membership_source";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        List<InternalRow> listed = in.list("bloc_member").stream()
                .map(member -> TypedRows.row(
                        member.get("bloc"),
                        member.get("country_code"),
                        year(member.get("since_year")),
                        year(member.get("until_year")),
                        member.get("source")))
                .toList();
        JavaRDD<InternalRow> own = in.records("nation-groups/members", "group_id country_code since_year until_year")
                .map(row -> TypedRows.row(row.get(0), row.get(1), row.get(2), row.get(3), "the user's file"));
        return TypedRows.together(in.records(listed), own);
    }

    private static Integer year(String cell) {
        return cell == null ? null : Integer.valueOf(cell);
    }
}
