/** The command line: one class a command, and the options that they share. Only {@link Main} ends the process. */
package org.sovereignai.jobs.cli;
