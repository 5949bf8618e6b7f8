package org.sovereignai.cluster;

import java.nio.file.Path;

/** Where things are in a clone. */
final class Repository {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path JAR = ROOT.resolve("jobs/target/sovereign-ai.jar");
    static final Path STARTER = ROOT.resolve("datasets/starter");

    private Repository() {}

    /** What {@code mvn package} makes for computers without Maven. */
    static Path archive() {
        return ROOT.resolve("jobs/target/sovereign-ai-0.1.0.tar.gz");
    }
}
