package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.FailableFunction;
import org.apache.commons.lang3.function.FailableSupplier;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.jobs.store.OutputFile;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * A release in embedded DuckDB: every table is a view of its own name, beside it the ready views. Only questions are
 * answered: nothing can be written but the file that {@link #export} is asked for, no extension is loaded, and nothing is
 * read outside the release and the folders that were allowed.
 */
public final class ReleaseDatabase implements AutoCloseable {

    /** The wide view: one row per nation and year, one column per indicator. */
    public static final String PANEL = "panel";

    private static final String INDICATOR = "indicator";
    private static final String INDICATOR_VALUE = "indicator_value";
    private static final Pattern EXPLAIN = Pattern.compile("\\s*EXPLAIN\\s+(ANALYZE\\s+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PIVOT = Pattern.compile("\\s*(UN)?PIVOT\\b[^;]*", Pattern.CASE_INSENSITIVE);
    /** A part of a question that would change a table. */
    private static final Pattern CHANGES = Pattern.compile("\"type\":\"[A-Z]+_QUERY_NODE\"");
    /** Comments of columns can be seen through nothing else. */
    private static final Pattern SHOWS_COMMENTS =
            Pattern.compile("duckdb_|information_schema|_comment", Pattern.CASE_INSENSITIVE);

    private final PublishedRelease release;
    private final Connection connection;
    private static final long AGAIN_MILLIS = 200;
    /** How often a question is told to stop before the process ends: what makes a single value of it cannot be stopped. */
    private static final int MOST_TOLD = 50;
    /** The same where memory goes on being taken. */
    private static final int MOST_TOLD_OF_MEMORY = 5;

    /** What is said of a question that needs too much memory. */
    static final String TOO_LARGE =
            "The question needs more memory than it may take; ask for less, or allow more with --memory.";

    private final Limits limits;
    private final AtomicReference<Statement> running = new AtomicReference<>();
    private volatile String excess;
    private volatile boolean isUnwanted;
    private final Map<String, String> relations = new LinkedHashMap<>();
    private boolean hasPanel;
    private boolean hasComments;

    private ReleaseDatabase(PublishedRelease release, Connection connection, Limits limits) {
        this.release = release;
        this.connection = connection;
        this.limits = limits;
    }

    /** Opens a release for questions that read nothing else. */
    public static ReleaseDatabase open(PublishedRelease release) {
        return open(release, List.of(), Optional.empty(), Limits.NONE);
    }

    /**
     * Opens a release.
     *
     * @param readable other folders and files that questions may read
     * @param output file that an answer may be exported to
     * @param limits what a question may take
     * @throws InputException if DuckDB is not on the class path or a file of the release is damaged
     */
    public static ReleaseDatabase open(
            PublishedRelease release, List<Path> readable, Optional<Path> output, Limits limits) {
        ReleaseDatabase database = new ReleaseDatabase(release, connect(), limits);
        try {
            // First of all: then nothing that lies in the folder of a release can do more than be read.
            database.lock(readable, output, limits);
            database.createRelations("VIEW");
            return database;
        } catch (SQLException e) {
            database.close();
            throw new InputException(
                    "Release %s cannot be read: %s; make it again."
                            .formatted(
                                    release.folder(),
                                    e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    /**
     * Writes a release into one DuckDB file of its own: its tables with all rows, descriptions and units as comments, the ready
     * views and what they need. Nothing in it points back to the release.
     *
     * @param file a file that is not there yet
     * @throws InputException if it cannot be written
     */
    public static void write(PublishedRelease release, Path file) {
        Path draft = OutputFile.draft(file);
        log(draft).deleteOnExit();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + draft);
                ReleaseDatabase database = new ReleaseDatabase(release, connection, Limits.NONE)) {
            database.createRelations("TABLE");
            database.createPanel();
            database.comment("TABLE");
            database.execute("CHECKPOINT");
        } catch (SQLException e) {
            delete(draft);
            throw OutputFile.unwritten(file, e);
        }
        try {
            Files.move(draft, file);
        } catch (IOException e) {
            throw OutputFile.unwritten(file, e);
        }
    }

    /** Takes away what was not finished, with the log that DuckDB keeps beside it: on a full disk it is in everybody's way. */
    private static void delete(Path draft) {
        FileUtils.deleteQuietly(draft.toFile());
        FileUtils.deleteQuietly(log(draft));
    }

    /** Where DuckDB keeps what is not yet in a database. */
    private static File log(Path database) {
        return new File(database + ".wal");
    }

    /** Names of the tables and views, each with what it holds. */
    public Map<String, String> relations() {
        Map<String, String> described = new LinkedHashMap<>(relations);
        release.manifest()
                .resources()
                .forEach(file -> described.computeIfPresent(file.name(), (name, text) -> file.title()));
        if (relations.containsKey(INDICATOR_VALUE)) {
            described.put(PANEL, "Wide panel: one row per nation and year, one column per indicator");
        }
        return described;
    }

    /** Columns of a table or plain view, in order. */
    public List<String> columns(String relation) {
        return prepared(relation, () -> strings("SELECT column_name FROM (DESCRIBE SELECT * FROM " + relation + ")"));
    }

    /** Asks one question and hands its rows to the reader. */
    public <T> T ask(String question, FailableFunction<ResultSet, T, SQLException> reader) {
        String sql = checked(question);
        return prepared(
                sql,
                () -> watched(statement -> {
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        return reader.apply(rows);
                    }
                }));
    }

    /** The texts in the first column of an answer to a question of our own. */
    public List<String> texts(String question) {
        return prepared(question, () -> strings(question));
    }

    /** Stops the question that is being answered, if one is, because nobody wants its answer any more. */
    void stop() {
        isUnwanted = true;
        cancel();
    }

    private void cancel() {
        Statement statement = running.get();
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The answer to a question of our own, with values for its question marks: an object a row. */
    ArrayNode rows(String question, Object... values) {
        StringWriter text = new StringWriter();
        prepared(question, () -> {
            try (PreparedStatement statement = connection.prepareStatement(question)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return AnswerFormat.json.write(rows, new PrintWriter(text), AnswerFormat.UNLIMITED);
                }
            }
        });
        return (ArrayNode) Json.parse(text.toString());
    }

    /**
     * Asks one question and writes its rows to a Parquet file, the one that the release was opened with.
     *
     * @return how many rows there were
     */
    public long export(String question, Path file) {
        String sql = EXPLAIN.matcher(checked(question)).lookingAt() ? plan(question) : checked(question);
        Path draft = OutputFile.draft(file);
        // On a line of its own, as the question may end with a comment.
        String copy =
                "COPY (%s%n) TO %s (FORMAT parquet, COMPRESSION zstd)".formatted(whole(sql), quoted(draft.toString()));
        long copied = prepared(sql, () -> watched(statement -> statement.executeLargeUpdate(copy)));
        // A PIVOT is several statements, of which none says how many rows there were.
        long written = copied >= 0
                ? copied
                : Long.parseLong(texts("SELECT count(*) FROM read_parquet(%s)".formatted(quoted(draft.toString())))
                        .get(0));
        try {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw OutputFile.unwritten(file, e);
        }
        return written;
    }

    /**
     * The same question with sums of whole numbers as BIGINT. DuckDB answers them in 128 bits, for which Parquet has no type,
     * and would write them rounded, as DOUBLE; one that is too large ends the question.
     */
    private String whole(String question) {
        List<String> sums = prepared(
                question,
                () -> strings("SELECT column_name FROM (DESCRIBE SELECT * FROM (%s%n)) WHERE column_type = 'HUGEINT'"
                        .formatted(question)));
        return sums.isEmpty()
                ? question
                : "SELECT * REPLACE (%s) FROM (%s%n)"
                        .formatted(
                                sums.stream()
                                        .map(ReleaseDatabase::name)
                                        .map(sum -> "CAST(%s AS BIGINT) AS %s".formatted(sum, sum))
                                        .collect(Collectors.joining(", ")),
                                question);
    }

    /** A question for the rows of an EXPLAIN, which is none that a table can be made of. */
    private String plan(String question) {
        return ask(question, rows -> {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add("(%s, %s)".formatted(quoted(rows.getString(1)), quoted(rows.getString(2))));
            }
            return "SELECT * FROM (VALUES %s) AS t(%s, %s)"
                    .formatted(
                            String.join(", ", lines),
                            name(rows.getMetaData().getColumnLabel(1)),
                            name(rows.getMetaData().getColumnLabel(2)));
        });
    }

    /** Does some work with a statement, which is told to stop where it takes more than it may. */
    private <T> T watched(FailableFunction<Statement, T, SQLException> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running.set(statement);
            excess = null;
            isUnwanted = false;
            Timer watch = watch();
            try {
                return work.apply(statement);
            } finally {
                watch.cancel();
                running.set(null);
            }
        }
    }

    /** Ends a question that takes longer than it may, or more memory; DuckDB's own limit holds for what it buffers alone. */
    private Timer watch() {
        Timer timer = new Timer("limits of a question", true);
        timer.schedule(
                new TimerTask() {
                    private final long end = System.currentTimeMillis() + limits.seconds() * 1000L;
                    private final long most = ProcessMemory.resident() + limits.mostMemory();
                    private int told;

                    @Override
                    public void run() {
                        boolean isTooLarge = ProcessMemory.resident() > most;
                        if (isTooLarge) {
                            excess = TOO_LARGE;
                        } else if (excess == null && limits.seconds() > 0 && System.currentTimeMillis() > end) {
                            excess =
                                    "The question took longer than %d s and was stopped; ask for less, or allow more with --timeout."
                                            .formatted(limits.seconds());
                        }
                        if (excess != null && told++ == (isTooLarge ? MOST_TOLD_OF_MEMORY : MOST_TOLD)) {
                            limits.end().accept(excess);
                        } else if (excess != null) {
                            // One that is only being prepared when it is stopped forgets it, or lets who tells it wait.
                            Thread telling = new Thread(ReleaseDatabase.this::cancel, "end of a question");
                            telling.setDaemon(true);
                            telling.start();
                        }
                    }
                },
                AGAIN_MILLIS,
                AGAIN_MILLIS);
        return timer;
    }

    /** The page of the data dictionary on a table or view, as the release describes itself. */
    public RelationPage describe(String relation) {
        if (!relations().containsKey(relation)) {
            throw new QueryException("There is no table '%s'; %s"
                    .formatted(relation, Suggestion.of(relation, relations().keySet())));
        }
        Manifest manifest = release.manifest();
        Optional<ManifestFile> table = manifest.table(relation);
        if (table.isPresent()) {
            return RelationPage.of(table.get(), manifest.warnings());
        }
        String rows = relation.equals(PANEL) || !isFunction(relation) ? relation : ReadyView.call(relation);
        return RelationPage.of(relation, relations().get(relation), columns(rows), described(relation));
    }

    /** Columns of a table or view with what they mean, by name: those of its own, then those of what it reads. */
    private Map<String, RelationPage.Column> described(String relation) {
        Map<String, RelationPage.Column> described = new LinkedHashMap<>();
        release.manifest()
                .table(relation)
                .ifPresent(table -> table.columns()
                        .fields()
                        .forEach(column -> described.put(column.name(), new RelationPage.Column(column))));
        if (relation.equals(PANEL)) {
            described.putAll(described(INDICATOR_VALUE));
            described.putAll(indicators());
        }
        ReadyView.all().stream().filter(view -> view.name().equals(relation)).forEach(view -> {
            described.putAll(view.columns());
            view.sources().forEach(source -> described(source).forEach(described::putIfAbsent));
        });
        return described;
    }

    private Map<String, RelationPage.Column> indicators() {
        Map<String, RelationPage.Column> indicators = new HashMap<>();
        if (relations.containsKey(INDICATOR)) {
            rows("SELECT indicator, title, unit FROM indicator").forEach(row -> {
                String id = row.path("indicator").asText();
                String title = row.path("title").asText() + ".";
                indicators.put(
                        id,
                        new RelationPage.Column(id, "number", row.path("unit").textValue(), title));
            });
        }
        return indicators;
    }

    /** The release that is open. */
    public PublishedRelease release() {
        return release;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a question may take.
     *
     * @param seconds how long; 0 for as long as it takes
     * @param memory how much memory, such as {@code 2GB}; empty for what DuckDB takes by itself
     * @param end ends the process with a sentence, where a question that takes too much cannot be stopped
     */
    public record Limits(int seconds, String memory, Consumer<String> end) {

        /** As much as there is. */
        public static final Limits NONE = new Limits(0, "", sentence -> {});

        /** Beyond the limit of what DuckDB buffers, room for the rows of an answer and what is not buffered; in bytes. */
        private static final long MARGIN = 1L << 30;

        /** By how many bytes the process may grow. */
        long mostMemory() {
            if (memory.isEmpty()) {
                return ProcessMemory.available();
            }
            String unit = StringUtils.stripStart(memory, "0123456789 ");
            long number = Long.parseLong(
                    StringUtils.substring(memory, 0, -unit.length()).strip());
            return Math.min((number << 10 * "BKMGT".indexOf(unit.charAt(0))) + MARGIN, ProcessMemory.available());
        }
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new InputException(
                    "DuckDB is not on the class path: ask on your own computer with ./sovereign-ai, not in a job on a cluster.",
                    e);
        }
    }

    /** Makes the tables known under their names, each as a view of its file or as a table with a copy of it. */
    private void createRelations(String kind) throws SQLException {
        StringBuilder sql = new StringBuilder();
        Map<String, Set<String>> columns = new HashMap<>();
        release.manifest()
                .tables()
                .forEach(table -> columns.put(table.name(), table.columns().names()));
        release.tables().forEach((name, file) -> {
            sql.append("CREATE %s %s AS SELECT * FROM read_parquet(%s);"
                    .formatted(kind, name(name), quoted(file.toString())));
            relations.put(name, "");
        });
        columns.keySet().retainAll(relations.keySet());
        if (relations.containsKey("economy")) {
            sql.append(ReadyView.nationCodes());
        }
        for (ReadyView view : ReadyView.all()) {
            view.over(columns).ifPresent(definition -> {
                sql.append(definition).append(';');
                relations.put(view.name(), view.description());
                columns.put(view.name(), Set.of());
            });
        }
        execute(sql.toString());
    }

    private void lock(List<Path> readable, Optional<Path> output, Limits limits) throws SQLException {
        String folders = Stream.concat(Stream.of(release.folder()), readable.stream())
                .filter(Files::isDirectory)
                .map(folder -> quoted(folder + "/"))
                .collect(Collectors.joining(", "));
        String files = Stream.concat(
                        readable.stream().filter(Files::isRegularFile),
                        output.stream().map(OutputFile::draft))
                .map(file -> quoted(file.toString()))
                .collect(Collectors.joining(", "));
        if (!limits.memory().isEmpty()) {
            execute("SET memory_limit = " + quoted(limits.memory()));
        }
        execute("""
                SET allowed_directories = [%s];
                SET allowed_paths = [%s];
                SET temp_directory = '';
                SET autoinstall_known_extensions = false;
                SET autoload_known_extensions = false;
                SET allow_community_extensions = false;
                SET enable_external_access = false;
                SET lock_configuration = true;
                """.formatted(folders, files));
    }

    /** The question without its closing semicolon, if it is one. */
    private String checked(String question) {
        int end = QuestionText.end(question);
        String sql = end >= 0 && QuestionText.isEmpty(question.substring(end)) ? question.substring(0, end) : question;
        if (QuestionText.isEmpty(sql)) {
            throw new QueryException("The question is empty; write something like SELECT * FROM ranking LIMIT 10.");
        }
        if (PIVOT.matcher(sql).matches()) {
            return sql;
        }
        String select = EXPLAIN.matcher(sql).lookingAt() ? EXPLAIN.matcher(sql).replaceFirst("") : sql;
        Parsed parsed = parsed(select);
        if ("parser".equals(parsed.errorType())) {
            throw new QueryException("This is not SQL: %s."
                    .formatted(parsed.errorMessage().lines().findFirst().orElse("")));
        }
        if (parsed.errorType() != null || CHANGES.matcher(parsed.tree()).find()) {
            throw new QueryException(
                    "A release is only read: questions begin with SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, PIVOT or EXPLAIN; to write the answer to a file, use --output FILE.");
        }
        if (parsed.count() != 1) {
            throw new QueryException("Ask one question at a time; there are %d here.".formatted(parsed.count()));
        }
        return sql;
    }

    /** What DuckDB's parser makes of a text; it takes nothing but what only reads. */
    record Parsed(String errorType, String errorMessage, int count, String tree) {}

    private Parsed parsed(String sql) {
        String parse =
                "SELECT tree ->> '$.error_type' AS \"errorType\", tree ->> '$.error_message' AS \"errorMessage\", json_array_length(tree, '$.statements') AS \"count\", tree FROM (SELECT json_serialize_sql(?) AS tree)";
        return Json.bind(rows(parse, sql).get(0), Parsed.class);
    }

    /**
     * The tables and views that a question asks, by the name that it gives them; a view that takes codes of nations as it is
     * called.
     */
    Map<String, String> asked(String question) {
        Map<String, String> asked = new LinkedHashMap<>();
        Parsed parsed = parsed(EXPLAIN.matcher(question).replaceFirst(""));
        if (parsed.errorType() == null) {
            addAsked(Json.parse(parsed.tree()), asked);
        }
        return asked;
    }

    private void addAsked(JsonNode node, Map<String, String> asked) {
        String alias = node.path("alias").asText();
        String table = node.path("table_name").asText().toLowerCase(Locale.ROOT);
        String function = node.path("function").path("function_name").asText().toLowerCase(Locale.ROOT);
        if (node.path("type").asText().equals("BASE_TABLE") && relations().containsKey(table)) {
            asked.put(alias.isEmpty() ? table : alias, table);
        } else if (node.path("type").asText().equals("TABLE_FUNCTION") && isFunction(function)) {
            asked.put(alias.isEmpty() ? function : alias, ReadyView.call(function));
        }
        node.forEach(child -> addAsked(child, asked));
    }

    /** Does some work for a question, with all that the question needs, and says what is wrong with it in our words. */
    private <T> T prepared(String question, FailableSupplier<T, SQLException> work) {
        try {
            if (!hasPanel && question.toLowerCase(Locale.ROOT).contains(PANEL)) {
                createPanel();
            }
            if (!hasComments && SHOWS_COMMENTS.matcher(question).find()) {
                comment("VIEW");
            }
            return work.get();
        } catch (SQLException e) {
            String limit = excess;
            if (limit != null) {
                excess = null;
                throw QueryException.limit(limit, e);
            }
            if (isUnwanted) {
                isUnwanted = false;
                throw new QueryException("The question was stopped.", e);
            }
            throw Suggestion.explain(e, question, this);
        } catch (NullPointerException e) {
            // Java reads 2 GB at once; the driver takes a larger value for none.
            boolean isOfDriver = Stream.of(e.getStackTrace())
                    .limit(1)
                    .anyMatch(frame -> frame.getClassName().startsWith("org.duckdb."));
            if (!isOfDriver) {
                throw e;
            }
            throw QueryException.limit(
                    "The answer has a value of more than 2 GB, which cannot be handed over; ask for a part of it.", e);
        }
    }

    private void createPanel() throws SQLException {
        hasPanel = true;
        if (relations.containsKey(INDICATOR_VALUE)) {
            String indicators = strings("SELECT DISTINCT indicator FROM indicator_value ORDER BY 1").stream()
                    .map(ReleaseDatabase::quoted)
                    .collect(Collectors.joining(", "));
            execute(
                    "CREATE VIEW panel AS SELECT * FROM (PIVOT (SELECT country_code, year, indicator, value FROM indicator_value) ON indicator IN (%s) USING first(value) GROUP BY country_code, year)"
                            .formatted(indicators));
        }
    }

    /** Gives every column its description, as {@code duckdb_columns()} shows it. */
    private void comment(String kind) throws SQLException {
        hasComments = true;
        Set<String> present = new LinkedHashSet<>(
                strings("SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal"));
        StringBuilder sql = new StringBuilder();
        relations().forEach((relation, title) -> {
            boolean isThere = relation.equals(PANEL) ? hasPanel : !isFunction(relation);
            if (isThere) {
                sql.append("COMMENT ON %s %s IS %s;"
                        .formatted(
                                release.tables().containsKey(relation) ? kind : "VIEW", name(relation), quoted(title)));
                described(relation).values().stream()
                        .filter(column -> present.contains(relation + "." + column.name()))
                        .forEach(column -> sql.append("COMMENT ON COLUMN %s.%s IS %s;"
                                .formatted(
                                        name(relation),
                                        name(column.name()),
                                        quoted("%s Unit: %s.".formatted(column.description(), column.unit())))));
            }
        });
        execute(sql.toString());
    }

    /** Whether a ready view of that name takes codes of nations. */
    static boolean isFunction(String relation) {
        return ReadyView.all().stream().anyMatch(view -> view.name().equals(relation) && view.isFunction());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** A name in quotes, which means nothing but itself. */
    private static String name(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
