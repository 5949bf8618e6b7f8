/**
 * From public files to a release, and the command line. What the packages beside it compute, this one runs:
 *
 * <ul>
 *   <li>the command line: {@link org.sovereignai.jobs.Main}, one class {@code ...Command} per command, the options that
 *       they share ({@code Workspace}, {@code ReleaseChoice}, {@code PageForm}), {@code Progress};
 *   <li>what a step is: {@link org.sovereignai.jobs.Step}, {@link org.sovereignai.jobs.Inputs}, {@link
 *       org.sovereignai.jobs.Years};
 *   <li>a run: {@link org.sovereignai.jobs.Plan} with {@code CodeDigest} and {@code Lineages}, {@code Pipeline}, {@code
 *       TableWriter} with {@code Repetitions}, {@code TableRecord}, {@code SourceChecks}, {@code TradeBalance};
 *   <li>a release: {@code Release}, {@link org.sovereignai.jobs.Version}, {@code QualityReport}, {@code
 *       ChangesSinceLatest}, {@link org.sovereignai.jobs.SpreadsheetText};
 *   <li>where it goes: {@link org.sovereignai.jobs.OutputFolder}, {@code OutputLock}, {@code SparkSessions}, {@link
 *       org.sovereignai.jobs.CommitWithoutRename}, {@link org.sovereignai.jobs.LocalFiles};
 *   <li>an index of the user's own: {@code IndexRun}, {@code IndexReport} with {@code IndexTables} and {@code
 *       IndexSummary}, {@code CsvTable}.
 * </ul>
 */
package org.sovereignai.jobs;
