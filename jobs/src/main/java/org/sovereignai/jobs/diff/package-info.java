/** Compares two releases by key: schema, rows, values, and why they differ. */
package org.sovereignai.jobs.diff;
