package org.sovereignai.jobs.cli;

import picocli.CommandLine.Option;

/** The options that say how a page is printed. */
final class PageForm {

    private static final int NARROWEST = 60;

    @Option(names = "--json", description = "Print JSON, with every figure in full.")
    private boolean json;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            defaultValue = "${env:COLUMNS:-${sys:sovereignai.columns:-110}}",
            description = "Columns of the page (default: $COLUMNS, that of the screen, or 110; at least 60).")
    private int columns;

    boolean isJson() {
        return json;
    }

    int width() {
        return Math.max(NARROWEST, columns);
    }
}
