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
    private final IndexDiagnostics diagnostics;
    private final IndexSummary summary;

    public IndexReport(IndexRun.Outcome outcome) {
        this.outcome = outcome;
        this.result = outcome.result();
        this.diagnostics = new IndexDiagnostics(outcome);
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
            diagnostics.compare(first, second, elements);
            summary.compare(score, first, second, elements);
        }
    }

    /** Says the strengths and weaknesses of a unit in the latest year in the summary. */
    public void profile(String unit) {
        for (String score : result.scoreCodes()) {
            Profile profile = Profile.of(result, score, unit, outcome.latest(), STANDINGS);
            summary.profile(profile);
        }
    }

    /** Compares the ranks with those of another index on the same data. */
    public void against(IndexDescriptor other) {
        IndexResult second = CompositeIndex.compute(other, result.panel());
        for (String score : result.scoreCodes()) {
            MethodComparison comparison = MethodComparison.of(result, second, score);
            diagnostics.against(score, comparison);
            summary.against(score, other.name(), comparison);
        }
    }

    /** Writes every table, the summary, the descriptor and the design. */
    public void write(SparkSession spark, OutputFolder out, Path folder) {
        IndexFiles files = new IndexFiles(spark, out, folder);
        new IndexTables(outcome).all().forEach(files::write);
        diagnostics.all().forEach(files::write);
        out.writeText(new Path(folder, "summary.txt"), String.join("\n", summary()) + "\n");
        out.writeText(new Path(folder, "hierarchy.json"), result.descriptor().toJson() + "\n");
        design().ifPresent(design -> out.writeText(new Path(folder, "design.csv"), design.toCsv()));
    }
}
