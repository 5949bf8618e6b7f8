/**
 * Questions to a published release, answered by embedded DuckDB on this computer: {@link
 * org.sovereignai.jobs.query.PublishedRelease} finds the files, {@link org.sovereignai.jobs.query.ReleaseDatabase} shows
 * them as views and answers, {@link org.sovereignai.jobs.query.AnswerFormat} prints, {@link
 * org.sovereignai.jobs.query.Prompt} is the conversation, {@link org.sovereignai.jobs.query.Profile} the page on one
 * nation. Nothing here starts Spark, touches Hadoop or writes to a release.
 */
package org.sovereignai.jobs.query;
