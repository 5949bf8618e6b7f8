package org.sovereignai.jobs.tables;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Pushes and pull requests from one economy to another's repositories. The source has no flows within an economy. */
public final class CollaborationFlow implements TypedStep {

    @Override
    public String columns() {
        return "country_code partner_code year quarter collaboration_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.records("innovation-graph/economy_collaborators", "country_code partner_code year quarter weight")
                .map(row -> TypedRows.row(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
    }
}
