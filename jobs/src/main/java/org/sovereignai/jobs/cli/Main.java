package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.run.CheckException;
import org.sovereignai.jobs.run.Years;
import org.sovereignai.jobs.store.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code sovereign-ai}.
 *
 * <p>Exit codes: 0 done; 1 our bug, with a stack trace; 2 wrong command line; 3 an input or the output place cannot be
 * used, or more time or memory is needed than there is; 4 a data check failed and nothing was published.
 */
@Command(
        name = "sovereign-ai",
        description = "Measures each nation's part in open source and on whom it depends for AI, from public data.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.ProjectVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /** What the operating system says of a place that is full or closed. */
    private static final Pattern UNWRITABLE = Pattern.compile(
            "No space left on device|Disk quota exceeded|File too large|Read-only file system|Permission denied|Mkdirs failed to create [^ ]+");

    /** A text that begins with a comment of SQL; no option has a blank after its dashes, or a line end in its name. */
    private static final Pattern COMMENT_FIRST = Pattern.compile("(?s)--(\\s.*|[^=\n]*\n.*)");

    /** The commands by name, in the order of the help. */
    static final Map<String, Class<?>> COMMANDS = commands();

    static final int BUG = 1;
    static final int WRONG_COMMAND_LINE = 2;
    static final int UNUSABLE_INPUT = 3;
    static final int FAILED_CHECK = 4;

    /** What each exit code means, for the help of every command and the manual page. */
    static final Map<String, String> EXIT_CODES = exitCodes();

    @Option(
            names = "--stacktrace",
            description = "Show where an error comes from in the code.",
            scope = CommandLine.ScopeType.INHERIT)
    private boolean stackTrace;

    /** Whether the process was told to end, so that what fails now is no failure of its own. */
    private static volatile boolean isStopped;

    /** What this process does until it ends, so that it can be told in the form asked for when it is stopped. */
    private static volatile CommandLine running;

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        // The search for Groovy, which nobody uses here, would open every jar of the class path.
        System.setProperty("picocli.disable.closures", "true");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // What is said of a limit must be loaded before nothing more can be.
        Limit.of(new IllegalStateException("no limit"));
        Runtime.getRuntime().addShutdownHook(new Thread(Main::stop));
        int code = whole(out, err, execute(out, err, args));
        running = null;
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Says that the process was told to end, where that is not how a command ends. */
    private static void stop() {
        isStopped = true;
        CommandLine stopped = running;
        if (stopped != null) {
            // What a thread breaks off with now says nothing more.
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        }
        if (stopped != null && !(stopped.getCommand() instanceof AtlasCommand)) {
            complained(stopped, UNUSABLE_INPUT, "Stopped by a signal before the end; no release was changed.");
        }
    }

    /** Ends the process with a sentence where what it waits for cannot be stopped. */
    static void end(String sentence) {
        CommandLine ended = running;
        running = null;
        complained(ended, UNUSABLE_INPUT, sentence);
        System.exit(UNUSABLE_INPUT);
    }

    /** The exit code, which is none of success if what was said could not be written. */
    static int whole(PrintWriter out, PrintWriter err, int code) {
        if (out.checkError() && code == 0) {
            err.println(
                    "The answer cannot be written to its end: the disk is full or nobody reads on; make space, or ask for less.");
            return UNUSABLE_INPUT;
        }
        return code;
    }

    /** Runs the command line in this process and returns its exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        Locale.setDefault(Locale.US);
        Main main = new Main();
        try {
            CommandLine command = new CommandLine(main);
            // A short command would spend most of its time on reading what the other commands take.
            if (args.length > 0 && COMMANDS.containsKey(args[0])) {
                command.addSubcommand(args[0], COMMANDS.get(args[0]));
            } else {
                COMMANDS.forEach(command::addSubcommand);
            }
            return executed(command, main, out, err, args);
        } catch (OutOfMemoryError | LinkageError e) {
            err.println(Limit.of(e).orElseThrow());
            return UNUSABLE_INPUT;
        }
    }

    private static int executed(CommandLine command, Main main, PrintWriter out, PrintWriter err, String... args) {
        return withExitCodes(command)
                .registerConverter(Version.class, parsing(Version::parse))
                .registerConverter(Years.class, parsing(Years::parse))
                .registerConverter(URI.class, parsing(RunCommand::site))
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setExecutionStrategy(Main::runLast)
                .setParameterExceptionHandler(Main::wrongCommandLine)
                .setExecutionExceptionHandler(main::failed)
                .execute(
                        args.length == 0
                                ? new String[] {"--help"}
                                : Stream.of(args).map(Main::plain).toArray(String[]::new));
    }

    /** An argument, which is no option if it is a question that begins with a comment. */
    private static String plain(String argument) {
        return COMMENT_FIRST.matcher(argument).matches() ? " " + argument : argument;
    }

    private static int runLast(CommandLine.ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        commands.forEach(Main::requireValues);
        running = commands.get(commands.size() - 1);
        return new CommandLine.RunLast().execute(parsed);
    }

    /** An empty text, as of a variable that is not set, would name the folder that one is in, or nothing at all. */
    private static void requireValues(CommandLine command) {
        for (CommandLine.Model.OptionSpec option : command.getParseResult().matchedOptions()) {
            if (option.originalStringValues().stream()
                    .anyMatch(text -> StringUtils.isBlank(text.replaceAll(option.splitRegex(), "")))) {
                throw new CommandLine.ParameterException(
                        command,
                        "%s is given without a value; give one, or leave it out.".formatted(option.longestName()));
            }
        }
    }

    /** The command line with all of its commands, for what describes it. */
    static CommandLine withAllCommands() {
        CommandLine command = new CommandLine(new Main());
        COMMANDS.forEach(command::addSubcommand);
        return withExitCodes(command);
    }

    /** A text of the command line as a value, of which the parser says itself what is wrong with it. */
    private static <T> CommandLine.ITypeConverter<T> parsing(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        };
    }

    private static CommandLine withExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        command.getSubcommands().values().forEach(Main::withExitCodes);
        return command;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put(Integer.toString(BUG), "a bug of ours, with a stack trace");
        codes.put(Integer.toString(WRONG_COMMAND_LINE), "wrong command line");
        codes.put(
                Integer.toString(UNUSABLE_INPUT),
                "an input or the output place cannot be used, or more time or memory is needed than there is");
        codes.put(Integer.toString(FAILED_CHECK), "a data check failed and nothing was published");
        return codes;
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("fetch", FetchCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("tables", TablesCommand.class);
        commands.put("indicators", IndicatorsCommand.class);
        commands.put("diff", DiffCommand.class);
        commands.put("extract", ExtractCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("index", IndexCommand.class);
        commands.put("query", QueryCommand.class);
        commands.put("database", DatabaseCommand.class);
        commands.put("describe", DescribeCommand.class);
        commands.put("compare", CompareCommand.class);
        commands.put("atlas", AtlasCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("manual", ManualCommand.class);
        return commands;
    }

    private static int wrongCommandLine(CommandLine.ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage().replaceFirst("(?<![.?])$", "."));
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().get(0);
            String near = nearest(given, words(e.getCommandLine()));
            if (3 * LevenshteinDistance.getDefaultInstance().apply(given, near)
                    <= 2 * Math.max(given.length(), near.length())) {
                err.println("Did you mean " + near + "?");
            }
        }
        err.println("'%s --help' lists what can be given."
                .formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
        return WRONG_COMMAND_LINE;
    }

    /** What could stand at the place of a word that is not known: the options and the commands. */
    private static List<String> words(CommandLine command) {
        List<String> words = new ArrayList<>(command.getSubcommands().keySet());
        command.getCommandSpec().options().forEach(option -> words.addAll(List.of(option.names())));
        return words;
    }

    /** What is wrong with a command line, as {@link String#format} makes it. */
    static CommandLine.ParameterException wrong(
            CommandLine.Model.CommandSpec command, String format, Object... values) {
        return new CommandLine.ParameterException(command.commandLine(), String.format(Locale.ROOT, format, values));
    }

    /** The word that needs the fewest changes to become the one given. */
    static String nearest(String given, List<String> words) {
        return words.stream()
                .min(Comparator.comparingInt(
                        word -> LevenshteinDistance.getDefaultInstance().apply(given, word)))
                .orElseThrow();
    }

    private int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (isStopped) {
            return UNUSABLE_INPUT;
        }
        for (Throwable cause : ExceptionUtils.getThrowableList(e)) {
            if (cause instanceof InputException || cause instanceof CheckException) {
                int code = cause instanceof CheckException ? FAILED_CHECK : UNUSABLE_INPUT;
                return complained(command, code, cause.getMessage(), e);
            }
            Optional<String> limit = Limit.of(cause);
            if (limit.isPresent()) {
                return complained(command, UNUSABLE_INPUT, limit.get());
            }
        }
        Optional<String> place = ExceptionUtils.getThrowableList(e).stream()
                .map(cause -> StringUtils.defaultString(cause.getMessage()))
                .map(UNWRITABLE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
        if (place.isPresent()) {
            return complained(
                    command,
                    UNUSABLE_INPUT,
                    "The run could not write (%s); check the space and the permissions of the output folder, or name another one with --out, and those of the temporary folder."
                            .formatted(place.get()),
                    e);
        }
        int code = complained(command, BUG, "This is a bug in sovereign-ai; please report it with what follows.");
        e.printStackTrace(command.getErr());
        return code;
    }

    /** Says why a command failed and returns the exit code of it. */
    private static int complained(CommandLine command, int code, String sentence) {
        LogOptions.ofFailure(command).fail(Map.of("exit_code", code), sentence);
        return code;
    }

    /** The same, with where it comes from for whoever asks for that. */
    private int complained(CommandLine command, int code, String sentence, Exception e) {
        complained(command, code, sentence);
        if (stackTrace) {
            e.printStackTrace(command.getErr());
        }
        return code;
    }

    /** Version of the project, as the jar's manifest has it, with the commit it was built from where that is known. */
    static final class ProjectVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            return new String[] {"sovereign-ai " + version()};
        }

        private static String version() throws IOException {
            Enumeration<URL> manifests = Main.class.getClassLoader().getResources(JarFile.MANIFEST_NAME);
            while (manifests.hasMoreElements()) {
                try (InputStream in = manifests.nextElement().openStream()) {
                    Attributes jar = new Manifest(in).getMainAttributes();
                    if (Main.class.getName().equals(jar.getValue(Attributes.Name.MAIN_CLASS))) {
                        String commit = jar.getValue("Commit");
                        return jar.getValue(Attributes.Name.IMPLEMENTATION_VERSION)
                                + (StringUtils.isBlank(commit) ? "" : " (commit %s)".formatted(commit));
                    }
                }
            }
            return "(not packaged)";
        }
    }
}
