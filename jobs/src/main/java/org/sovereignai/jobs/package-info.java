/** Steps, indicators, checks, releases and the command line. */
package org.sovereignai.jobs;
