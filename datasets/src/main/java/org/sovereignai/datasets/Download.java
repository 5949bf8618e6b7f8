package org.sovereignai.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of a source and where the publisher has it. Path and address may hold placeholders such as {@code {release}};
 * {@link #expand} fills them in.
 *
 * @param source name of the source
 * @param to path below the folder of the source
 * @param url address, {@code https} for every publisher
 * @param member name of the member, where the address is that of a zip archive that is not kept; else empty
 * @param form what the address answers with
 * @param key what a keyed interface asks for
 * @param onlyByName whether it is fetched only when its source is named, because its licence forbids to pass it on
 * @param choices values of each placeholder; every combination is one file
 */
public record Download(
        String source,
        String to,
        String url,
        String member,
        Form form,
        Key key,
        boolean onlyByName,
        @JsonProperty("each") Map<String, List<String>> choices) {

    /** What an address answers with. */
    public enum Form {
        /** The file as it is published. */
        FILE,
        /** The pages of an indicator of the World Bank's API (version 2, JSON); they become one CSV file. */
        WORLD_BANK_PAGES,
        /** An answer of the UN Comtrade API (version 1); kept without what differs from call to call. */
        COMTRADE
    }

    /**
     * The key of an interface.
     *
     * @param variable environment variable that holds it; empty if no key is needed
     * @param header name of the request header that carries it
     */
    public record Key(String variable, String header) {

        /** No key is needed. */
        public static final Key NONE = new Key("", "");

        public boolean isNeeded() {
            return !variable.isEmpty();
        }
    }

    public Download {
        form = form == null ? Form.FILE : form;
        key = key == null ? Key.NONE : key;
        choices = Map.copyOf(choices);
    }

    /** Path of the file below the data folder. */
    public String path() {
        return source + "/" + to;
    }

    /** Whether the address is that of an archive of which one member is wanted. */
    public boolean isMember() {
        return !member.isEmpty();
    }

    /**
     * The files, without placeholders.
     *
     * @param chosen values for some placeholders, instead of those of the descriptor
     */
    public List<Download> expand(Map<String, List<String>> chosen) {
        List<Download> files = List.of(this);
        for (String name : choices.keySet().stream().sorted().toList()) {
            List<Download> filled = new ArrayList<>();
            for (Download file : files) {
                chosen.getOrDefault(name, choices.get(name)).forEach(value -> filled.add(file.with(name, value)));
            }
            files = filled;
        }
        return files;
    }

    private Download with(String name, String value) {
        String placeholder = "{" + name + "}";
        Map<String, List<String>> open = new LinkedHashMap<>(choices);
        open.remove(name);
        return new Download(
                source,
                to.replace(placeholder, value),
                url.replace(placeholder, value),
                member.replace(placeholder, value),
                form,
                key,
                onlyByName,
                open);
    }
}
