package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.stream.Streams;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.InputException;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * Goods that a user wants measured beside those of the register: a JSON array of objects with {@code id} (snake_case), {@code
 * title}, {@code headings} (codes of HS 2017, of four or six digits), {@code nature} ({@code intermediate}, {@code capital} or
 * {@code final}) and, where they are known, {@code makers} (ISO 3166-1 alpha-3) and {@code soldOn}, the part of imports of final
 * goods that is sold on. What is nearly right is refused, never guessed.
 */
final class OwnStrands {

    /** The part of imports of final goods that is sold on, where nothing is known of it. */
    static final double USUALLY_SOLD_ON = 0.15;

    private static final Set<String> NEEDED = new TreeSet<>(Set.of("id", "title", "headings", "nature"));
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of("id", "title", "headings", "nature", "makers", "soldOn"));
    private static final String HEADING = "\\d{4}|\\d{6}";
    /** A key that stands twice, or a second list, would be lost without a word. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String SOURCE = "CEPII BACI; strand of the user's own";

    private final String file;
    private Strands strands;

    /** Number of the entry that is read. */
    private int number;

    private OwnStrands(String file, Strands register) {
        this.file = file;
        this.strands = register;
    }

    /**
     * The register with what the file adds.
     *
     * @throws InputException with the entry and what is wrong with it
     */
    static Strands in(String file, Strands register) {
        OwnStrands own = new OwnStrands(file, register);
        JsonNode entries = own.read();
        if (!entries.isArray() || entries.isEmpty()) {
            throw new InputException("%s is no list of strands; write a JSON array of objects with %s."
                    .formatted(file, String.join(", ", NEEDED)));
        }
        entries.forEach(own::add);
        return own.strands;
    }

    private JsonNode read() {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new InputException("There is no file %s with strands; %s"
                    .formatted(
                            file,
                            OwnProducts.meantBy(file)
                                    .map("did you mean %s, which asks for single products?"::formatted)
                                    .orElse("correct its name in --strands.")));
        }
        try {
            return JSON.readTree(new UserFile(file).text());
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s is no JSON: %s; write an array of strands.".formatted(file, InputException.reason(e)), e);
        }
    }

    private void add(JsonNode entry) {
        number++;
        Set<String> keys = Streams.of(entry.fieldNames()).collect(Collectors.toCollection(TreeSet::new));
        require(entry.isObject(), "is no object with " + String.join(", ", NEEDED));
        for (String key : keys) {
            require(KNOWN.contains(key), "has '%s', which is none of %s".formatted(key, String.join(", ", KNOWN)));
        }
        for (String key : NEEDED) {
            require(keys.contains(key), "has no '%s'".formatted(key));
        }
        String id = text(entry, "id");
        require(id.matches("[a-z][a-z_]*"), "has the id '%s'; write it in small letters with _".formatted(id));
        require(!strands.contains(id), "has the id '%s', which another strand has".formatted(id));
        String title = text(entry, "title");
        List<String> headings = texts(entry, "headings");
        require(!headings.isEmpty(), "has no headings");
        for (String heading : headings) {
            require(
                    heading.matches(HEADING),
                    "has the heading '%s'; codes are texts of four or six digits".formatted(heading));
            require(
                    headings.stream()
                                    .filter(other -> other.startsWith(heading) || heading.startsWith(other))
                                    .count()
                            == 1,
                    "has the heading '%s' twice, alone or within another, and it would count twice".formatted(heading));
        }
        Strand.Nature nature = nature(text(entry, "nature"));
        strands = strands.with(
                new Strand(
                        id,
                        title,
                        StringUtils.uncapitalize(title),
                        "US dollars of imports",
                        Strand.Kind.GOODS,
                        headings,
                        List.of(),
                        Map.of(),
                        nature,
                        "",
                        false,
                        0,
                        Strand.Withdrawable.ALL,
                        "goods",
                        SOURCE),
                new Strands.Own(makers(entry, nature), soldOn(entry, nature)));
    }

    private Strand.Nature nature(String text) {
        require(
                OwnProducts.NATURES.contains(text),
                "has the nature '%s', which is none of %s".formatted(text, String.join(", ", OwnProducts.NATURES)));
        return Strand.Nature.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Set<String> makers(JsonNode entry, Strand.Nature nature) {
        if (!entry.has("makers")) {
            // Of final goods everybody may be a maker who is not said to be none; of others those who are listed.
            return nature == Strand.Nature.FINAL ? Set.of() : Crosswalk.load().countryCodes("baci");
        }
        List<String> makers = texts(entry, "makers");
        require(!makers.isEmpty(), "has no makers in 'makers'; leave it out where every exporter may be one");
        Set<String> known = Crosswalk.load().countryCodes("iso3");
        for (String maker : makers) {
            require(
                    known.contains(maker),
                    "has the maker '%s', which is no code of ISO 3166-1 alpha-3".formatted(maker));
        }
        return Set.copyOf(new TreeSet<>(makers));
    }

    private double soldOn(JsonNode entry, Strand.Nature nature) {
        if (!entry.has("soldOn")) {
            return USUALLY_SOLD_ON;
        }
        double soldOn = entry.path("soldOn").asDouble(-1);
        require(
                entry.path("soldOn").isNumber() && soldOn >= 0 && soldOn <= 1,
                "has '%s' as soldOn; it is a number of 0 to 1"
                        .formatted(entry.path("soldOn").asText()));
        require(nature == Strand.Nature.FINAL, "has soldOn, which only final goods have");
        return soldOn;
    }

    private String text(JsonNode entry, String key) {
        JsonNode value = entry.path(key);
        require(
                value.isTextual()
                        && StringUtils.isNotBlank(value.asText())
                        && value.asText().strip().equals(value.asText()),
                "has no text without blanks around it in '%s'".formatted(key));
        return value.asText();
    }

    private List<String> texts(JsonNode entry, String key) {
        JsonNode values = entry.path(key);
        require(
                values.isArray() && Streams.of(values).allMatch(JsonNode::isTextual),
                "has no list of texts in '%s'".formatted(key));
        return Streams.of(values).map(JsonNode::asText).toList();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new InputException("%s: strand %d %s; mend the file.".formatted(file, number, what));
        }
    }
}
