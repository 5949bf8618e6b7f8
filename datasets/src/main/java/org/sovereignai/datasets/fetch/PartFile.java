package org.sovereignai.datasets.fetch;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/**
 * Bytes of a download that are there so far, and beside them the validator of the edition they belong to ({@code ETag} or
 * {@code Last-Modified}). Without a validator there is no telling whether two pieces belong together, so that such a
 * download always starts anew.
 */
final class PartFile {

    private final Path path;
    private final Path validatorPath;

    PartFile(Path path) {
        this.path = path;
        this.validatorPath = path.resolveSibling(path.getFileName() + ".edition");
    }

    Path path() {
        return path;
    }

    /** How many bytes can be built on. */
    long bytes() throws IOException {
        try {
            return validator().isEmpty() ? 0 : Files.size(path);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The validator for {@code If-Range}, or empty. */
    String validator() throws IOException {
        try {
            return Files.readString(validatorPath);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Starts anew with an edition. */
    void begin(String validator) throws IOException {
        delete();
        if (!validator.isEmpty()) {
            Files.writeString(validatorPath, validator, StandardCharsets.UTF_8);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(validatorPath);
    }

    /** The bytes are whole: what is left is the file alone. */
    Path finished() throws IOException {
        Files.deleteIfExists(validatorPath);
        return path;
    }

    /**
     * Appends what comes.
     *
     * @param most size of the file after which nothing more is taken
     */
    Appender append(long most, LongConsumer progress) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new Appender(channel, most, progress);
    }

    /** Writes the body of an answer; the result is complete when all of it is on the disk. */
    static final class Appender implements HttpResponse.BodySubscriber<Void>, AutoCloseable {

        private final FileChannel channel;
        private final long most;
        private final LongConsumer progress;
        private final CompletableFuture<Void> whole = new CompletableFuture<>();
        private Flow.Subscription subscription;

        private Appender(FileChannel channel, long most, LongConsumer progress) {
            this.channel = channel;
            this.most = most;
            this.progress = progress;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription toServer) {
            subscription = toServer;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            try {
                long coming = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
                if (channel.size() + coming > most) {
                    subscription.cancel();
                    whole.completeExceptionally(new TooLongException());
                    return;
                }
                for (ByteBuffer buffer : buffers) {
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
                progress.accept(channel.size());
                subscription.request(1);
            } catch (IOException e) {
                subscription.cancel();
                whole.completeExceptionally(new DiskException(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            try {
                channel.force(true);
                whole.complete(null);
            } catch (IOException e) {
                whole.completeExceptionally(new DiskException(e));
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** More comes than there can be. */
    static final class TooLongException extends IOException {
        TooLongException() {
            super("more bytes than there can be");
        }
    }

    /** The disk, not the network, is at fault; another try would not help. */
    static final class DiskException extends IOException {
        DiskException(IOException cause) {
            super(cause);
        }
    }
}
