package org.sovereignai.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Tells whether a file that came from somewhere is one of its source at all. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * Reads a file to its end as the resource that it would be of.
     *
     * @param path where it will lie, below the data folder
     * @throws InputException if it cannot be read so (another header, no JSON, cut in a record), or if more of its records
     *     have another shape than the source allows
     */
    public static void require(String path, Path file) throws IOException {
        Source source =
                Sources.load().source(StringUtils.substringBefore(path, "/")).orElseThrow();
        String inSource = StringUtils.substringAfter(path, "/");
        for (Resource resource :
                source.resources().stream().filter(one -> !one.isOnRequest()).toList()) {
            for (Pattern pattern : resource.files()) {
                Matcher matcher = pattern.matcher(inSource);
                if (matcher.matches()) {
                    InputFile input = new InputFile(
                            resource.id(),
                            path,
                            "",
                            file.toUri().toString(),
                            Files.size(file),
                            DataFolder.captured(pattern, matcher),
                            false);
                    require(resource, source, input, file);
                }
            }
        }
    }

    private static void require(Resource resource, Source source, InputFile input, Path file) throws IOException {
        long records = 0;
        long odd = 0;
        try (InputStream in = Files.newInputStream(file)) {
            SourceRecords read = SourceRecords.of(input, resource, in);
            while (read.hasNext()) {
                records++;
                odd += read.next().problem() == null ? 0 : 1;
            }
        }
        if (odd > source.highestQuarantinedShare() * records) {
            throw new InputException(
                    "%s has %d records of %d that do not fit its header; look at what the publisher has."
                            .formatted(input.path(), odd, records));
        }
    }
}
