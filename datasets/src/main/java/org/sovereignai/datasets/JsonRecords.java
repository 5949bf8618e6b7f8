package org.sovereignai.datasets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * Records of a JSON document: the elements of one array, each perhaps exploded over an array of its own. Values are found
 * by JSON pointers (RFC 6901). In a record that is itself an array the places are what names are elsewhere, so one that is
 * shorter or longer than the declared places is kept with that as its problem.
 */
final class JsonRecords implements SourceRecords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String OF_ELEMENT = "#";

    private final InputFile file;
    private final Resource resource;
    private final Iterator<Part> parts;
    private final List<JsonPointer> pointers;
    private long number;

    /** A record, or one element of its exploded array together with the record. */
    private record Part(JsonNode record, JsonNode element, String problem) {}

    JsonRecords(InputFile file, Resource resource, InputStream in) {
        this.file = file;
        this.resource = resource;
        this.pointers = resource.columns().stream()
                .map(column -> JsonPointer.compile(withoutMark(column.pointer())))
                .toList();
        try {
            JsonNode document = JSON.readTree(in);
            JsonNode array = document.at(resource.dialect().records());
            if (!array.isArray()) {
                throw new InputException(
                        "%s has no array of records at '%s'; check that it is the publisher's file, or change the descriptor of %s."
                                .formatted(file.label(), resource.dialect().records(), resource.id()));
            }
            requireWhole(document, array);
            this.parts = parts(array).iterator();
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s is not valid JSON: %s; fetch the file again.".formatted(file.label(), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be read: %s; check the file and the disk.".formatted(file.label(), e.getMessage()), e);
        }
    }

    /** Refuses an answer that says of itself that it failed, or that it has another number of records than it has. */
    private void requireWhole(JsonNode document, JsonNode array) {
        Resource.Dialect dialect = resource.dialect();
        String error = dialect.error().isEmpty()
                ? ""
                : document.at(dialect.error()).asText("").strip();
        if (!error.isEmpty()) {
            throw new InputException("%s is the answer '%s', not data; fetch the file again."
                    .formatted(file.label(), StringUtils.abbreviate(error, 80)));
        }
        JsonNode count = dialect.count().isEmpty() ? array : document.at(dialect.count());
        if (count.isNumber() && count.asLong() != array.size()) {
            throw new InputException("%s says that it has %s records and has %d; fetch the file again."
                    .formatted(file.label(), count.asText(), array.size()));
        }
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public SourceRecord next() {
        Part part = parts.next();
        number++;
        String[] values = new String[pointers.size()];
        String problem = part.problem();
        for (int i = 0; problem == null && i < values.length; i++) {
            JsonNode value = value(i, part);
            problem = value.isContainerNode()
                    ? "has a list or an object at %s, where a single value is declared"
                            .formatted(resource.columns().get(i).pointer())
                    : null;
            values[i] = value.isMissingNode() ? outside(i) : value.isNull() ? null : value.asText();
        }
        return new SourceRecord(number, values, () -> part.record().toString(), problem, file.captured());
    }

    /** Those that neither a record nor the name of the file can have; otherwise a missing value is a matter of the record. */
    @Override
    public List<String> missingColumns() {
        return resource.columns().stream()
                .filter(column -> column.pointer().isEmpty() && !file.captured().containsKey(column.from()))
                .map(Column::from)
                .toList();
    }

    private List<Part> parts(JsonNode array) {
        String explode = resource.dialect().explode();
        int recordWidth = width(Stream.concat(
                Stream.of(explode),
                resource.columns().stream().map(Column::pointer).filter(pointer -> !pointer.startsWith(OF_ELEMENT))));
        int elementWidth = width(resource.columns().stream()
                .map(Column::pointer)
                .filter(pointer -> pointer.startsWith(OF_ELEMENT))
                .map(JsonRecords::withoutMark));
        List<Part> parts = new ArrayList<>(array.size());
        for (JsonNode record : array) {
            String problem = problem(record, recordWidth);
            if (problem != null || explode.isEmpty()) {
                parts.add(new Part(record, record, problem));
            } else if (!record.at(explode).isArray()) {
                parts.add(new Part(record, record, "has no array at " + explode));
            } else {
                record.at(explode)
                        .forEach(element -> parts.add(new Part(record, element, problem(element, elementWidth))));
            }
        }
        return parts;
    }

    /** How many places a record has that is an array: one more than the last place that a pointer names. */
    private static int width(Stream<String> declared) {
        return 1
                + declared.filter(pointer -> !pointer.isEmpty())
                        .map(JsonPointer::compile)
                        .mapToInt(JsonPointer::getMatchingIndex)
                        .max()
                        .orElse(-1);
    }

    private static String problem(JsonNode node, int width) {
        return node.isArray() && node.size() != width
                ? "has %s places where %s are declared".formatted(node.size(), width)
                : null;
    }

    /** What a record has for a column; a missing node, if it has nothing or could have none. */
    private JsonNode value(int place, Part part) {
        String pointer = resource.columns().get(place).pointer();
        if (pointer.isEmpty()) {
            return MissingNode.getInstance();
        }
        return (pointer.startsWith(OF_ELEMENT) ? part.element() : part.record()).at(pointers.get(place));
    }

    /** What stands in for a column that no record has: what the name of the file says, or what is declared for absence. */
    private String outside(int place) {
        Column column = resource.columns().get(place);
        return column.pointer().isEmpty()
                ? file.captured().getOrDefault(column.from(), StringUtils.defaultIfEmpty(column.absent(), null))
                : null;
    }

    private static String withoutMark(String pointer) {
        return pointer.startsWith(OF_ELEMENT) ? pointer.substring(OF_ELEMENT.length()) : pointer;
    }
}
