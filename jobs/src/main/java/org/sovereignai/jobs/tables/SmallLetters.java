package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.udf;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Text in lower case, as Java has it in no language in particular. Spark's own function prepares tables of all characters
 * before the first word, which takes longer than all words here do.
 */
final class SmallLetters {

    private static final UserDefinedFunction SMALL = udf(
            (UDF1<String, String>) text -> text == null ? null : text.toLowerCase(Locale.ROOT), DataTypes.StringType);

    private SmallLetters() {}

    static Column of(Column text) {
        return SMALL.apply(text);
    }
}
