/** The tables: one class each, named as the table. Clean tables read sources; derived tables read clean tables. */
package org.sovereignai.jobs.steps;
