package org.sovereignai.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Processes that end with the tests, each with a log in one folder. */
final class Processes implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path logs;
    private final Collection<Process> started = new ConcurrentLinkedDeque<>();

    Processes(Path logs) {
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts a process in a folder; the log is {@code <name>.log}. */
    Process start(String name, Path folder, Map<String, String> environment, List<String> line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Command line of a short-lived or idle Java process. */
    static List<String> java(String classPath, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("@" + Repository.ROOT.resolve("conf/java.options"));
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-cp", classPath));
        line.addAll(List.of(arguments));
        return line;
    }

    /** Waits until a process has ended well. */
    void finish(String name, Process process) throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            stop(process);
            throw new AssertionError(name + " did not end well:\n" + log(name));
        }
    }

    /** Waits until something is so, as long as a process lives. */
    void await(String what, String name, Process process, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isSo.getAsBoolean()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what + ":\n" + log(name));
            }
        }
    }

    String log(String name) {
        try {
            return Files.readString(logs.resolve(name + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Kills a process and all that it started. */
    static void stop(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** A port that was free a moment ago, for servers that cannot say which one they took. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        started.forEach(Processes::stop);
    }
}
