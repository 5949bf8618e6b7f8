package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader finds as many records in each of the publishers' files as a counter that shares no code with it. */
class RecordCountTest {

    @ParameterizedTest
    @MethodSource("org.sovereignai.datasets.SourcesTest#resources")
    @Tag("hazard-07")
    void equalsThatOfAnIndependentCount(Resource resource) throws IOException {
        if (resource.format() == Resource.Format.CSV) {
            DataFolder data = Reading.publishers();
            Reading reading = Reading.of(data, resource.id());
            long counted = 0;
            for (InputFile file : data.files(resource)) {
                try (InputStream in = DataFolder.open(file, new Configuration(false))) {
                    counted += count(in, resource.dialect().comment()) - 1;
                }
            }
            assertThat(reading.accounts().stream()
                            .mapToLong(Ledger.Account::records)
                            .sum())
                    .isEqualTo(counted);
            assertThat(reading.accounts()).allMatch(Ledger.Account::balances);
            assertThat(reading.accounts())
                    .allSatisfy(account -> assertThat(account.quarantined()).isEmpty());
            assertThat(reading.rows()).hasSize((int)
                    reading.accounts().stream().mapToLong(Ledger.Account::used).sum());
        }
    }

    /** Records of RFC 4180, by bytes: a line end outside of quotes ends a record, a line without any text is none. */
    private static long count(InputStream in, String comment) throws IOException {
        InputStream bytes = new BufferedInputStream(in);
        long records = 0;
        boolean quoted = false;
        boolean begun = false;
        boolean skipped = false;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            boolean lineEnd = b == '\n' || b == '\r';
            if (!quoted && lineEnd) {
                records += begun && !skipped ? 1 : 0;
                begun = false;
                skipped = false;
            } else {
                skipped |= !begun && !comment.isEmpty() && b == comment.charAt(0);
                begun = true;
                quoted ^= b == '"' && !skipped;
            }
        }
        return records + (begun && !skipped ? 1 : 0);
    }
}
