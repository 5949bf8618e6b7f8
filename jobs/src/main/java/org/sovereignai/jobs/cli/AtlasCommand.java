package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.atlas.AtlasServer;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.query.PublishedRelease;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.store.OutputFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the atlas of a release, or writes it for a web server. */
@Command(
        name = "atlas",
        description = "Serves the atlas of a release to the browsers of this computer until it is stopped, or writes it"
                + " to a folder with all tables as Parquet and CSV. The atlas also opens from disk, without a server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sovereign-ai atlas                  serves the latest release at http://127.0.0.1:8474/",
            "  sovereign-ai atlas --to public      writes files for any web server"
        })
final class AtlasCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "New folder to write the atlas to; nothing is served then.")
    private Path target;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen at (default: ${DEFAULT-VALUE}, which others cannot reach).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8474",
            description = "Port to listen at, 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw Main.wrong(command, "The port %d does not exist; give one from 0 to 65535.", port);
        }
        PublishedRelease release = choice.release();
        Progress progress = new Progress(command.commandLine().getOut());
        if (target != null) {
            writeCopy(release);
            progress.say("The atlas of release %s is in %s.", release.version(), target.resolve("index.html"));
            return 0;
        }
        Path page = release.folder().resolve(Atlas.FOLDER).resolve("index.html");
        if (!Files.isRegularFile(page)) {
            throw new InputException("Release %s has no atlas; write one to a folder of its own with --to."
                    .formatted(release.version()));
        }
        try (AtlasServer server = AtlasServer.start(
                release.folder(), "/" + Atlas.FOLDER + "/index.html", new InetSocketAddress(host, port))) {
            progress.say(
                    "The atlas of release %s is at %s until you press Ctrl-C; it also opens from disk: %s",
                    release.version(), server.uri(), page.toUri());
            Thread.currentThread().join();
        }
        return 0;
    }

    private void writeCopy(PublishedRelease release) throws IOException {
        OutputFile.requireFolder(target);
        if (Files.exists(target)) {
            throw new InputException("%s is there already; name a new folder with --to.".formatted(target));
        }
        if (!Atlas.isAvailable()) {
            throw new InputException("DuckDB is not on the class path; write the atlas with ./sovereign-ai atlas.");
        }
        // Whole or not at all: what is there is never written to again.
        Path draft = target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".draft");
        FileUtils.deleteDirectory(draft.toFile());
        try {
            Atlas.of(release.folder(), release.manifest()).writeCopy(draft);
            Files.move(draft, target);
        } finally {
            FileUtils.deleteDirectory(draft.toFile());
        }
    }
}
