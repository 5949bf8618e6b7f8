package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One table of a source, in one file or in many of the same layout.
 *
 * @param source name of the source
 * @param name name of the table within the source
 * @param redistributable whether a release or the starter extract may hold tables made from it; never where its source
 *     may not be passed on
 * @param files patterns of the publisher's file paths below the source folder, one for each form in which the table is
 *     published; a member of a zip is {@code archive.zip!member}. A data folder has one form of a table. Named groups can be
 *     read as columns; those named {@code release} and {@code edition} tell the edition, of which there is one.
 * @param format how records lie in a file
 * @param dialect text conventions
 * @param otherColumns whether columns that are not declared are ignored; where not, they are an error
 * @param columns what is read
 * @param scope rules that leave records out on purpose, each with its reason
 * @param extractScope further rules for an extract, which holds less than a full read
 * @param corrections known errors and what is used in their place
 * @param sumChecks aggregates that the rows must sum to
 * @param continuityChecks series that must not jump
 * @param limitChecks parts that must not be more than their whole
 * @param partnerChecks how much may be traded with partners that nobody knows
 * @param growthChecks running totals that never fall
 * @param references what other resources list too
 * @param fewest records that the smallest of the known editions has; 0 where none is known
 * @param keys what tells its records apart, over all of its files
 * @param isOnRequest whether it is read only by tables that are made when somebody asks for them: files of another resource, read
 *     for more; no extract has it
 */
public record Resource(
        String source,
        String name,
        boolean redistributable,
        List<Pattern> files,
        Format format,
        Dialect dialect,
        boolean otherColumns,
        List<Column> columns,
        List<Scope> scope,
        List<Scope> extractScope,
        List<Correction> corrections,
        List<SumCheck> sumChecks,
        List<ContinuityCheck> continuityChecks,
        List<LimitCheck> limitChecks,
        List<PartnerCheck> partnerChecks,
        List<GrowthCheck> growthChecks,
        List<Reference> references,
        long fewest,
        List<RecordKey> keys,
        boolean isOnRequest)
        implements Serializable {

    /** Column that names the file a row came from, below the data folder. */
    public static final String FILE = "source_file";

    /** Column that numbers the records of a file from 1, the header not counted. */
    public static final String RECORD = "source_record";

    /** Ending of the name of a file of an extract. */
    static final String EXTRACT = ".extract.csv";

    /** How records lie in a file. */
    public enum Format {
        /** Delimited text with a header line (RFC 4180). */
        CSV,
        /** A JSON document in which one array holds the records. */
        JSON
    }

    /**
     * Text conventions of a file.
     *
     * @param encoding name of the character set; bytes that are not valid in it are an error
     * @param delimiter field separator
     * @param comment first character of lines to pass over, or empty
     * @param missing words that stand for a missing value, beside the empty cell
     * @param records JSON pointer to the array of records
     * @param explode JSON pointer, within a record, to an array that makes one row per element; empty for none
     * @param count JSON pointer to the number of records that the answer says it has; empty for none
     * @param error JSON pointer to the text in which the answer says what went wrong; empty for none
     * @param openEnd whether the publisher leaves out the line end of the last record; where not, a file without it was cut
     */
    public record Dialect(
            String encoding,
            char delimiter,
            String comment,
            List<String> missing,
            String records,
            String explode,
            String count,
            String error,
            boolean openEnd)
            implements Serializable {

        /** The conventions of an extract, whatever those of the publisher are. */
        static final Dialect OF_EXTRACT = new Dialect("UTF-8", ',', "", List.of(), "", "", "", "", false);

        public Dialect {
            encoding = encoding.isEmpty() ? "UTF-8" : encoding;
            delimiter = delimiter == 0 ? ',' : delimiter;
            missing = List.copyOf(missing);
        }
    }

    /**
     * A rule that leaves records out. It looks at the text of one column before it is parsed, without blanks around it and
     * without the {@code .0} of a code that passed for a number.
     *
     * @param rule reason, as the accounting of rows shows it
     * @param from source column
     * @param values the texts concerned
     * @param keeps whether the texts are those kept; where not, they are those left out
     * @param prefixes whether a text is concerned when it starts with one of the values
     * @param form regular expression of the texts that the rule can judge, or empty for any: a record with another text is
     *     set aside, so that none falls out of scope because its code is written otherwise
     * @param pad width to which a code that has lost its leading zeros is filled up before it is judged; 0 for none
     */
    public record Scope(
            String rule, String from, List<String> values, boolean keeps, boolean prefixes, String form, int pad)
            implements Serializable {

        public Scope {
            values = List.copyOf(values);
        }

        boolean leavesOut(String text) {
            String code = StringUtils.leftPad(text, pad, '0');
            boolean concerned = prefixes ? values.stream().anyMatch(code::startsWith) : values.contains(code);
            return concerned != keeps;
        }
    }

    public Resource {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        scope = List.copyOf(scope);
        extractScope = List.copyOf(extractScope);
        corrections = List.copyOf(corrections);
        sumChecks = List.copyOf(sumChecks);
        continuityChecks = List.copyOf(continuityChecks);
        limitChecks = List.copyOf(limitChecks);
        partnerChecks = List.copyOf(partnerChecks);
        growthChecks = List.copyOf(growthChecks);
        references = List.copyOf(references);
        keys = List.copyOf(keys);
    }

    /** {@code source/name}, as descriptors of tables refer to it. */
    public String id() {
        return source + "/" + name;
    }

    /** Place of a column, by the publisher's name. */
    int place(String from) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).from().equals(from)) {
                return i;
            }
        }
        throw new IllegalStateException(
                "A rule of " + id() + " names the column " + from + ", which it does not declare");
    }

    /** The resource with other goods in its scope: what its rules say of the product is replaced. */
    Resource wanting(Goods goods) {
        String product = columns.get(FlowLayout.of(this).product()).from();
        List<Scope> rules = new ArrayList<>();
        // In the place of the rule that it replaces, since a record is left out by the first that concerns it.
        for (Scope rule : scope) {
            rules.add(
                    rule.from().equals(product)
                            ? new Scope(goods.rule(), product, goods.codes(), true, true, rule.form(), rule.pad())
                            : rule);
        }
        if (scope.stream().noneMatch(rule -> rule.from().equals(product))) {
            rules.add(new Scope(goods.rule(), product, goods.codes(), true, true, "", 0));
        }
        return new Resource(
                source,
                name,
                redistributable,
                files,
                format,
                dialect,
                otherColumns,
                columns,
                rules,
                extractScope,
                corrections,
                sumChecks,
                continuityChecks,
                limitChecks,
                partnerChecks,
                growthChecks,
                references,
                fewest,
                keys,
                isOnRequest);
    }

    /** Whether each record of a file is judged by itself, so that its parts can be read side by side. */
    boolean isDivisible() {
        return corrections.isEmpty()
                && !isCheckedAsAWhole()
                && continuityChecks.isEmpty()
                && limitChecks.isEmpty()
                && partnerChecks.isEmpty()
                && growthChecks.isEmpty()
                && fewest == 0
                && columns.stream().noneMatch(Column::isHeldAgainstAll);
    }

    /** Whether a sum or a middle is made of the values of all records, so that each has to be read in full. */
    boolean isCheckedAsAWhole() {
        return !sumChecks.isEmpty() || columns.stream().anyMatch(column -> column.middle() != null);
    }

    /** Name of the file that holds the resource in an extract. */
    public String extractFile() {
        return name + EXTRACT;
    }

    /** Type of the rows that {@link SourceReader} yields: the declared columns, then {@link #FILE} and {@link #RECORD}. */
    public StructType structType() {
        StructType type = new StructType();
        for (Column column : columns) {
            type = type.add(column.name(), column.type().sparkType(), true);
        }
        return type.add(FILE, DataTypes.StringType, false).add(RECORD, DataTypes.LongType, false);
    }
}
