/** Clean tables: one class a table, from sources to rows whose codes and units are settled. */
package org.sovereignai.jobs.tables;
