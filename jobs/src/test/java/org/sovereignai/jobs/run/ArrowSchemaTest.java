package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Base64;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

class ArrowSchemaTest {

    static Iterable<TableSchema> tables() {
        return Schemas.load().tables();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void arrowReadsTheMeaningOfEveryColumn(TableSchema table) throws IOException {
        Schema read = decoded(ArrowSchema.encoded(table));

        assertThat(read.getFields()).extracting(field -> field.getName()).isEqualTo(table.fieldNames());
        assertThat(read.getFields()).allSatisfy(field -> {
            assertThat(field.getMetadata())
                    .containsEntry(
                            "description",
                            table.field(field.getName()).orElseThrow().description())
                    .containsEntry(
                            "unit", table.field(field.getName()).orElseThrow().unit());
            assertThat(field.getType())
                    .isEqualTo(
                            expected(table.field(field.getName()).orElseThrow().type()));
        });
        assertThat(read.getCustomMetadata()).containsEntry("title", table.title());
    }

    private static ArrowType expected(String ddl) {
        return switch (ddl) {
            case "STRING" -> new ArrowType.Utf8();
            case "DOUBLE" -> new ArrowType.FloatingPoint(org.apache.arrow.vector.types.FloatingPointPrecision.DOUBLE);
            case "INT" -> new ArrowType.Int(32, true);
            case "BIGINT" -> new ArrowType.Int(64, true);
            case "BOOLEAN" -> new ArrowType.Bool();
            case "DATE" -> new ArrowType.Date(org.apache.arrow.vector.types.DateUnit.DAY);
            case "DECIMAL(18,2)" -> new ArrowType.Decimal(18, 2, 128);
            default -> {
                assertThat(ddl).startsWith("ARRAY<");
                yield new ArrowType.List();
            }
        };
    }

    private static Schema decoded(String text) throws IOException {
        byte[] message = Base64.getDecoder().decode(text);
        return MessageSerializer.deserializeSchema(
                new ReadChannel(Channels.newChannel(new ByteArrayInputStream(message))));
    }
}
