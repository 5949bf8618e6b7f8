/**
 * The questions that readers ask, one class each: every class reads finished tables and writes sentences with their figures,
 * years and n. The table {@code finding} puts them together.
 */
package org.sovereignai.jobs.findings;
