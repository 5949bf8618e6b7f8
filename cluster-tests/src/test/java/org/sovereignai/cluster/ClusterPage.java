package org.sovereignai.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of docs/cluster.md that are marked as executed. */
final class ClusterPage {

    private ClusterPage() {}

    /** The command below {@code <!-- executed: NAME -->}, as it stands. */
    static String command(String name) throws IOException {
        Matcher block = Pattern.compile("<!-- executed: " + name + " -->\\s*```bash\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Repository.ROOT.resolve("docs/cluster.md")));
        if (!block.find()) {
            throw new AssertionError("docs/cluster.md has no command that is marked as executed: " + name);
        }
        return block.group(1).strip();
    }
}
