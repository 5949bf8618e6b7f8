package org.sovereignai.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.manifest.Manifest;

class ReleaseFactsTest {

    /** What is made for somebody who asks for it can be of any size. */
    @Test
    void tablesThatAnOptionMakesAreNotInTheAtlas() throws IOException {
        Manifest manifest = Manifest.parse("""
                {"resources": [
                  {"name": "economy", "path": "economy.parquet", "rows": 5, "schema": {"fields": []}},
                  {"name": "product_supply", "path": "product_supply.parquet", "rows": 5, "schema": {"fields": []}},
                  {"name": "findings-txt", "path": "findings.txt"}]}
                """);

        ReleaseFacts facts = new ReleaseFacts(manifest, Optional.empty(), Schemas.load(), "..", 100);

        assertThat(facts.tables()).containsExactly("economy");
        assertThat(facts.tablesAsCsv()).containsExactly("economy");
        assertThat(facts.tableList()).contains("economy.parquet").doesNotContain("product_supply");
    }
}
