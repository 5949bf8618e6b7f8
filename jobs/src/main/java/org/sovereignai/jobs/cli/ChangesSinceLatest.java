package org.sovereignai.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.jobs.diff.AppliedCorrection;
import org.sovereignai.jobs.diff.ReleaseChanges;
import org.sovereignai.jobs.diff.ReleaseDiff;
import org.sovereignai.jobs.diff.ReleaseState;
import org.sovereignai.jobs.diff.TableState;
import org.sovereignai.jobs.release.Release;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.run.Run;
import org.sovereignai.jobs.run.SourceChecks;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.Version;
import org.sovereignai.schemas.manifest.Lineage;

/** What a release that is about to be published changes, compared with the latest one. */
final class ChangesSinceLatest {

    private final Run run;
    private final Version version;
    private final Progress progress;

    ChangesSinceLatest(Run run, Version version, Progress progress) {
        this.progress = progress;
        this.run = run;
        this.version = version;
    }

    /**
     * Writes the changes and their report to where {@link Release} takes them from.
     *
     * @return the changes; none if no release is there to compare with
     */
    Optional<ReleaseChanges> write(SparkSession spark, Plan plan, Set<String> restricted) {
        OutputFolder out = run.out();
        out.delete(Release.changesToCopy(out));
        Optional<Version> latest = out.latest();
        if (latest.isEmpty()) {
            out.writeText(Release.changesReportToCopy(out), ReleaseChanges.ofFirst(version.toString()));
            return Optional.empty();
        }
        progress.say("Comparing with release %s.", latest.get());
        Path previous = out.release(latest.get());
        Path staging = out.build(".changes.staging");
        out.delete(staging);
        ReleaseChanges changes = new ReleaseDiff(
                        ReleaseState.open(previous, Workspace.hadoop()), state(plan, restricted))
                .verify(previous, Workspace.hadoop())
                .write(spark, staging.toString());
        out.moveOnlyFile(new Path(staging, ReleaseDiff.CHANGES), ".parquet", Release.changesToCopy(out));
        out.delete(staging);
        out.writeText(Release.changesReportToCopy(out), changes.report());
        return Optional.of(changes);
    }

    private ReleaseState state(Plan plan, Set<String> restricted) {
        Map<String, Lineage> lineages = plan.lineages();
        Map<String, TableState> tables = new LinkedHashMap<>();
        List<TableRecord> records = new ArrayList<>();
        for (Plan.PlannedTable planned : plan.tables()) {
            String table = planned.name();
            if (!restricted.contains(table)) {
                TableRecord record = run.store().record(planned);
                records.add(record);
                tables.put(
                        table,
                        new TableState(
                                table,
                                run.store().table(planned).toString(),
                                record.rows(),
                                record.digest(),
                                planned.schema().primaryKey(),
                                planned.schema().structType(),
                                lineages.get(table)));
            }
        }
        return new ReleaseState(
                version.toString(), tables, Release.inputHashes(run.sources(), run.data()), corrections(records));
    }

    private static List<AppliedCorrection> corrections(List<TableRecord> records) {
        return SourceChecks.accounts(records)
                .flatMap(account -> account.corrected().stream()
                        .map(corrected -> new AppliedCorrection(
                                account.resource(),
                                corrected.key(),
                                corrected.correction().column(),
                                corrected.found(),
                                corrected.correction().to())))
                .toList();
    }
}
