package org.sovereignai.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;

/** An S3 server on this computer, S3Proxy, that keeps objects as files. */
final class S3Server {

    static final String BUCKET = "sovereign";

    private static final String KEY = "local-key";
    private static final String SECRET = "local-secret";

    private final int port = Processes.freePort();
    private final Process process;
    private final Processes processes;

    S3Server(Path folder, Processes processes) throws IOException {
        this.processes = processes;
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(objects.resolve(BUCKET));
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "s3proxy.endpoint",
                endpoint(),
                "s3proxy.authorization",
                "aws-v2-or-v4",
                "s3proxy.identity",
                KEY,
                "s3proxy.credential",
                SECRET,
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                objects.toString()));
        Path file = folder.resolve("s3proxy.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=\"warn\"/></configuration>");
        String classPath = Files.readString(Repository.ROOT.resolve("cluster-tests/s3proxy/target/s3proxy.classpath"))
                .strip();
        process = processes.start(
                "s3proxy",
                folder,
                Map.of(),
                Processes.java(
                        folder + File.pathSeparator + classPath,
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        file.toString()));
    }

    void await() throws InterruptedException {
        processes.await("the S3 server", "s3proxy", process, this::answers);
    }

    /** Adds what reaches the server to the settings of Hadoop. */
    void addTo(Configuration hadoop) {
        hadoop.set("fs.s3a.impl", S3WithoutRename.class.getName());
        hadoop.set("fs.s3a.endpoint", endpoint());
        hadoop.set("fs.s3a.endpoint.region", "us-east-1");
        hadoop.set("fs.s3a.path.style.access", "true");
        hadoop.set("fs.s3a.access.key", KEY);
        hadoop.set("fs.s3a.secret.key", SECRET);
        hadoop.set("fs.s3a.connection.ssl.enabled", "false");
    }

    private String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
