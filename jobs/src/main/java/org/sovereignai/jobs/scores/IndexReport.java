package org.sovereignai.jobs.scores;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.index.Design;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.MethodComparison;
import org.sovereignai.index.Profile;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.UnitComparison;
import org.sovereignai.jobs.store.OutputFolder;

/** What an index tells: its tables, and a summary for people. */
public final class IndexReport {

    private static final int STANDINGS = 5;

    private final IndexRun.Outcome outcome;
    private final IndexResult result;
    private final IndexTables tables;
    private final IndexSummary summary;

    public IndexReport(IndexRun.Outcome outcome) {
        this.outcome = outcome;
        this.result = outcome.result();
        this.tables = new IndexTables(outcome);
        this.summary = new IndexSummary(outcome);
    }

    /** The points at which the index was replicated. */
    public Optional<Design> design() {
        return outcome.ranks().map(RankDistribution::design);
    }

    public List<String> summary() {
        return summary.lines();
    }

    /** Sets two units side by side in the latest year. */
    public void compare(String first, String second) {
        for (String score : result.scoreCodes()) {
            List<UnitComparison> elements = UnitComparison.of(result, score, first, second, outcome.latest());
            tables.compare(first, second, elements);
            summary.compare(score, first, second, elements);
        }
    }

    /** Lists the strengths and weaknesses of a unit in the latest year. */
    public void profile(String unit) {
        for (String score : result.scoreCodes()) {
            Profile profile = Profile.of(result, score, unit, outcome.latest(), STANDINGS);
            tables.profile(profile);
            summary.profile(profile);
        }
    }

    /** Compares the ranks with those of another index on the same data. */
    public void against(IndexDescriptor other) {
        IndexResult second = CompositeIndex.compute(other, result.panel());
        for (String score : result.scoreCodes()) {
            MethodComparison comparison = MethodComparison.of(result, second, score);
            tables.against(score, comparison);
            summary.against(score, other.name(), comparison);
        }
    }

    /** Writes every table, the summary, the descriptor and the design. */
    public void write(SparkSession spark, OutputFolder out, Path folder) {
        tables.write(spark, out, folder);
        out.writeText(new Path(folder, "summary.txt"), String.join("\n", summary()) + "\n");
        out.writeText(new Path(folder, "hierarchy.json"), result.descriptor().toJson() + "\n");
        design().ifPresent(design -> out.writeText(new Path(folder, "design.csv"), design.toCsv()));
    }
}
