/** Where results go: the output folder with its lock, commits that need no rename, versions, text that spreadsheets take as text. */
package org.sovereignai.jobs.store;
