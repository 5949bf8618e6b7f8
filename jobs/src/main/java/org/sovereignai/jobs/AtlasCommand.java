package org.sovereignai.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.atlas.AtlasServer;
import org.sovereignai.datasets.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder with the releases, on a local disk (default: ${DEFAULT-VALUE}).")
    private String outLocation;

    @Option(
            names = "--release",
            paramLabel = "VERSION",
            converter = RunCommand.VersionConverter.class,
            description = "Release to show (default: the latest).")
    private Version release;

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
            throw new CommandLine.ParameterException(
                    command.commandLine(), "The port %d does not exist; give one from 0 to 65535.".formatted(port));
        }
        OutputFolder out = OutputFolder.open(outLocation, Workspace.hadoop());
        if (!out.isLocal()) {
            throw new InputException(
                    "The releases in %s are not on a local disk; copy them to one and name it with --out."
                            .formatted(out.display()));
        }
        Version version = release != null
                ? release
                : out.latest()
                        .orElseThrow(() -> new InputException(
                                "There is no release in %s; make one with ./sovereign-ai run, or name another folder with --out."
                                        .formatted(out.display())));
        JsonNode manifest = out.manifest(version);
        Path folder = Path.of(out.display(version));
        PrintWriter said = command.commandLine().getOut();
        if (target != null) {
            writeCopy(folder, manifest);
            said.println("The atlas of release %s is in %s.".formatted(version, target.resolve("index.html")));
            return 0;
        }
        Path page = folder.resolve(Atlas.FOLDER).resolve("index.html");
        if (!Files.isRegularFile(page)) {
            throw new InputException(
                    "Release %s has no atlas; write one to a folder of its own with --to.".formatted(version));
        }
        try (AtlasServer server =
                AtlasServer.start(folder, "/" + Atlas.FOLDER + "/index.html", new InetSocketAddress(host, port))) {
            said.println("The atlas of release %s is at %s until you press Ctrl-C; it also opens from disk: %s"
                    .formatted(version, server.uri(), page.toUri()));
            Thread.currentThread().join();
        }
        return 0;
    }

    private void writeCopy(Path folder, JsonNode manifest) {
        if (Files.exists(target)) {
            throw new InputException("%s is there already; name a new folder with --to.".formatted(target));
        }
        if (!Atlas.isAvailable()) {
            throw new InputException("DuckDB is not on the class path; write the atlas with ./sovereign-ai atlas.");
        }
        Atlas.of(folder, manifest).writeCopy(target);
    }
}
