package org.sovereignai.jobs.store;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;
import org.sovereignai.datasets.InputException;

/**
 * Lets one run at a time write in an output folder, by what its store offers:
 *
 * <ul>
 *   <li>a local disk has locks that end with the process;
 *   <li>HDFS lets one client at a time append to a file; if that client dies, another can a minute later;
 *   <li>an object store that creates an object only if there is none, such as S3, gets an object that the run deletes at
 *       its end; what a killed run left, people must delete;
 *   <li>elsewhere there is no lock, and runs must be kept apart by people.
 * </ul>
 */
final class OutputLock {

    private static final String CREATE_IF_ABSENT = "fs.option.create.conditional.overwrite";
    private static final Set<String> HELD_BY_ANOTHER = Set.of(
            "org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException",
            "org.apache.hadoop.hdfs.protocol.RecoveryInProgressException");

    private final FileSystem fileSystem;
    private final Path file;
    private final String folder;

    /**
     * @param file the file or object that stands for it
     * @param folder what it guards, for people
     */
    OutputLock(FileSystem fileSystem, Path file, String folder) {
        this.fileSystem = fileSystem;
        this.file = file;
        this.folder = folder;
    }

    /**
     * Fails when another run holds the lock, as far as that can be seen without taking it.
     *
     * @throws InputException if another run does
     */
    void requireFree() {
        if (isLocal() && Files.exists(localFile())) {
            try (FileChannel channel = FileChannel.open(localFile(), StandardOpenOption.WRITE)) {
                if (tryLock(channel) == null) {
                    throw held("");
                }
            } catch (IOException e) {
                // Nobody can write here; a run that has nothing to write need not.
            }
        }
    }

    /**
     * Takes the lock until the handle is closed.
     *
     * @throws InputException if another run has it
     * @throws IOException if nobody can write here
     */
    AutoCloseable take() throws IOException {
        if (isLocal()) {
            return takeLocal();
        }
        if (fileSystem.getUri().getScheme().equals("hdfs")) {
            return takeLease();
        }
        return fileSystem.hasPathCapability(file, CREATE_IF_ABSENT) ? takeObject() : () -> {};
    }

    private boolean isLocal() {
        return fileSystem instanceof LocalFileSystem;
    }

    private java.nio.file.Path localFile() {
        return java.nio.file.Path.of(file.toUri().getPath());
    }

    private AutoCloseable takeLocal() throws IOException {
        // The file stays: whoever deleted it could not tell whether another run has it open.
        FileChannel channel = FileChannel.open(localFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw held("");
        }
        return channel;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The file stays empty, so that a dead holder's lease is given up without recovery of any block. */
    private AutoCloseable takeLease() throws IOException {
        fileSystem.createNewFile(file);
        try {
            return fileSystem.append(file);
        } catch (RemoteException e) {
            if (HELD_BY_ANOTHER.contains(e.getClassName())) {
                throw held("");
            }
            throw e;
        }
    }

    private AutoCloseable takeObject() throws IOException {
        String holder = "%s on %s".formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS), host());
        FSDataOutputStreamBuilder<?, ?> lock = fileSystem.createFile(file);
        lock.overwrite(false);
        lock.must(CREATE_IF_ABSENT, true);
        try (OutputStream out = lock.build()) {
            out.write(holder.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Optional<String> other = read();
            if (other.isPresent()) {
                throw held(", started %s; if that run has ended, delete %s".formatted(other.get(), file));
            }
            throw e;
        }
        fileSystem.deleteOnExit(file);
        return () -> {
            fileSystem.cancelDeleteOnExit(file);
            fileSystem.delete(file, false);
        };
    }

    /** Name of this computer, for people; a container may have none that resolves, which is no reason not to run. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }

    private Optional<String> read() {
        try (var in = fileSystem.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private InputException held(String since) {
        return new InputException("Another run is writing in %s%s; wait for it, or name another folder with --out."
                .formatted(folder, since));
    }
}
