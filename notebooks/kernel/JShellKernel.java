package org.sovereignai.notebooks;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Java in Jupyter: a cell is a sequence of JShell snippets, run in this process. A cell stops at the first snippet that does
 * not compile or throws. The value of the last expression is shown below the cell, charts by {@link #show}.
 */
public final class JShellKernel extends BaseKernel {

    private static final List<String> IMPORTS = List.of(
            "import java.nio.file.*;",
            "import java.sql.*;",
            "import java.util.*;",
            "import java.util.stream.*;",
            "import org.knowm.xchart.*;",
            "import static org.sovereignai.notebooks.JShellKernel.show;");

    private static JShellKernel running;

    private final JShell shell = JShell.builder().executionEngine("local").build();

    private JShellKernel() throws Exception {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            shell.addToClasspath(entry);
        }
        for (String line : IMPORTS) {
            run(line);
        }
    }

    /** Shows a chart below the cell that is running. */
    public static void show(Chart<?, ?> chart) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", picture);
        DisplayData shown = new DisplayData();
        shown.putData("image/png", Base64.getEncoder().encodeToString(picture.toByteArray()));
        running.display(shown);
    }

    @Override
    public DisplayData eval(String cell) throws Exception {
        String value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                throw new IllegalArgumentException("The cell ends within a statement: " + rest.strip());
            }
            value = run(next.source());
            rest = next.remaining();
        }
        return value == null ? null : new DisplayData(value);
    }

    /** Runs one snippet; gives its value if it is an expression, else null. */
    private String run(String source) throws Exception {
        String value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.exception() instanceof EvalException thrown) {
                throw new IllegalStateException(thrown.getExceptionClassName() + ": " + thrown.getMessage(), thrown);
            }
            if (event.exception() != null) {
                throw event.exception();
            }
            if (event.status() == Snippet.Status.REJECTED
                    || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                throw new IllegalArgumentException(shell.diagnostics(event.snippet())
                        .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                        .collect(Collectors.joining("; ", "'" + source.strip() + "': ", "")));
            }
            value = isExpression(event.snippet()) ? event.value() : null;
        }
        return value;
    }

    /** JShell keeps the value of a bare call in a variable of its own. */
    private static boolean isExpression(Snippet snippet) {
        return snippet instanceof ExpressionSnippet || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(System.getProperty("java.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".java")
                .build();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        shell.close();
    }

    /** Started by Jupyter with the file that describes the connection. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        running = new JShellKernel();
        running.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }
}
