package org.sovereignai.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that lie beside a class, in a folder or in a jar, in UTF-8. */
public final class PackagedText {

    private PackagedText() {}

    /**
     * Reads one of them.
     *
     * @param name its path from the folder of the class
     * @throws IllegalStateException if it is missing
     */
    public static String of(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + neighbour.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
