package org.sovereignai.datasets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Records of a JSON document: the elements of one array, each perhaps exploded over an array of its own. Values are found
 * by JSON pointers (RFC 6901).
 */
final class JsonRecords implements Iterator<SourceRecord> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputFile file;
    private final Resource resource;
    private final Iterator<JsonNode[]> records;
    private long number;

    JsonRecords(InputFile file, Resource resource, InputStream in) {
        this.file = file;
        this.resource = resource;
        try {
            JsonNode array = JSON.readTree(in).at(resource.dialect().records());
            if (!array.isArray()) {
                throw new InputException(
                        "%s has no array of records at '%s'; check that it is the publisher's file, or change the descriptor of %s."
                                .formatted(file.label(), resource.dialect().records(), resource.id()));
            }
            this.records = exploded(array).iterator();
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s is not valid JSON: %s; fetch the file again.".formatted(file.label(), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be read: %s; check the file and the disk.".formatted(file.label(), e.getMessage()), e);
        }
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public SourceRecord next() {
        JsonNode[] pair = records.next();
        number++;
        List<Column> columns = resource.columns();
        String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(columns.get(i), pair[0], pair[1]);
        }
        return new SourceRecord(number, values, pair[0]::toString, null);
    }

    private List<JsonNode[]> exploded(JsonNode array) {
        String explode = resource.dialect().explode();
        List<JsonNode[]> pairs = new ArrayList<>(array.size());
        for (JsonNode record : array) {
            if (explode.isEmpty()) {
                pairs.add(new JsonNode[] {record, record});
            } else {
                record.at(explode).forEach(element -> pairs.add(new JsonNode[] {record, element}));
            }
        }
        return pairs;
    }

    private String text(Column column, JsonNode record, JsonNode element) {
        if (column.pointer().isEmpty()) {
            return file.captured().getOrDefault(column.from(), column.absent().isEmpty() ? null : column.absent());
        }
        boolean ofElement = column.pointer().startsWith("#");
        JsonNode value = (ofElement ? element : record)
                .at(JsonPointer.compile(ofElement ? column.pointer().substring(1) : column.pointer()));
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
