package org.sovereignai.jobs.indicators;

import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.participation.CodeYear;

/**
 * All families that look at the world's public code in one year. The source has some hundred thousand counts in all, which
 * are added up by nation in one place.
 */
final class CodeIndicators implements GroupIndicators {

    @Override
    public Set<Class<?>> groups() {
        return Set.of(CodeYear.class);
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Families families = new Families(in.schemas());
        Catalogue catalogue = Catalogue.of(in.schemas());
        return CodeRows.of(in).rows(code -> catalogue.rows(families.figures(CodeYear.class, code.years())));
    }
}
