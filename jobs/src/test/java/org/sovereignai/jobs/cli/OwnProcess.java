package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command line in a process of its own, with the classes under test and Java's options of the tests.
 *
 * @param process the process, which may still run
 * @param said the file that takes all that it says
 */
record OwnProcess(Process process, Path said) {

    private static final long LONGEST_MINUTES = 10;

    /** SIGINT among the signals of a mask. */
    private static final long INTERRUPT = 1L << 1;

    /** Options of Spark as the launcher sets them, for one thread. */
    private static final List<String> SPARK = List.of(
            "-Djdk.reflect.useDirectMethodHandle=false",
            "-Dlog4j2.configurationFile=../conf/log4j2.properties",
            "-Dspark.master=local[1]",
            "-Dspark.ui.enabled=false",
            "-Dspark.sql.shuffle.partitions=1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.driver.host=127.0.0.1");

    /**
     * Starts a command line.
     *
     * @param said the file for what it says
     * @param options more options of Java
     * @param arguments the words of the command line
     */
    static OwnProcess start(Path said, List<String> options, Object... arguments) throws IOException {
        return start(said, line(options, arguments));
    }

    /** Starts a command line with no more open files than that. */
    static OwnProcess startWithFewFiles(Path said, int files, Object... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("bash", "-c", "ulimit -n " + files + "; exec \"$@\"", "limited"));
        line.addAll(line(List.of(), arguments));
        return start(said, line);
    }

    private static OwnProcess start(Path said, List<String> line) throws IOException {
        return new OwnProcess(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start(),
                said);
    }

    private static List<String> line(List<String> options, Object... arguments) {
        List<String> line = new ArrayList<>();
        if (isDeafToInterrupts()) {
            line.addAll(List.of("env", "--default-signal=INT"));
        }
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("--add-opens"))
                .forEach(line::add);
        line.addAll(SPARK);
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(line::add);
        return line;
    }

    /** Whether interrupts are ignored here, as by what a shell starts in the background; what starts here would do as well. */
    private static boolean isDeafToInterrupts() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(
                                            line.substring("SigIgn:".length()).strip(), 16)
                                    & INTERRUPT)
                            != 0);
        } catch (IOException e) {
            return false;
        }
    }

    /** What it has said so far. */
    String text() throws IOException {
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    /** Waits for its end and gives its exit code; what does not end is ended. */
    int code() throws InterruptedException {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end within " + LONGEST_MINUTES + " minutes");
        }
        return process.exitValue();
    }
}
