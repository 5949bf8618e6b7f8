package org.sovereignai.jobs.cli;

import java.util.Optional;
import org.sovereignai.jobs.query.PublishedRelease;
import org.sovereignai.jobs.store.Version;
import picocli.CommandLine.Option;

/** The options that name the release to ask. */
final class ReleaseChoice {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder that 'run' wrote to, on this computer (default: ${DEFAULT-VALUE}).")
    private String outLocation;

    @Option(
            names = "--release",
            paramLabel = "VERSION",
            converter = RunCommand.VersionConverter.class,
            description = "Release to ask (default: the latest).")
    private Version version;

    /** The release, when its tables are those that were published. */
    PublishedRelease release() {
        return found().requireWhole();
    }

    /** The release, whatever became of its files. */
    PublishedRelease found() {
        return PublishedRelease.find(outLocation, Optional.ofNullable(version));
    }
}
