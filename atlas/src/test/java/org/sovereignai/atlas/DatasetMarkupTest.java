package org.sovereignai.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sovereignai.schemas.manifest.Manifest;

class DatasetMarkupTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesTheDataSetAndItsTablesWhereThePageFindsThem() throws IOException {
        Manifest manifest = Manifest.parse("""
                {"title": "Indicators", "description": "Ends </script> here?", "version": "2026.11.1",
                 "created": "2026-11-28T04:21:59Z", "keywords": ["trade"],
                 "contributors": [{"title": "Contributors"}], "sources": [{"path": "https://example.org/source"}],
                 "licenses": [{"path": "https://creativecommons.org/licenses/by/4.0/"}],
                 "resources": [
                   {"path": "economy.parquet", "title": "Economies", "description": "All of them.", "bytes": 6670,
                    "mediatype": "application/vnd.apache.parquet", "schema": {}},
                   {"path": "findings.txt", "title": "Findings"}]}
                """);
        String element = DatasetMarkup.of(manifest, "../tables");
        assertThat(element.indexOf("</script>")).isEqualTo(element.length() - "</script>".length());
        assertThat(JSON.readTree(element.replaceFirst("<script[^>]*>", "").replace("</script>", "")))
                .isEqualTo(JSON.readTree("""
                        {"@context": "https://schema.org/", "@type": "Dataset", "name": "Indicators",
                         "description": "Ends </script> here?", "version": "2026.11.1", "datePublished": "2026-11-28",
                         "license": "https://creativecommons.org/licenses/by/4.0/", "isAccessibleForFree": true,
                         "keywords": ["trade"], "creator": [{"@type": "Organization", "name": "Contributors"}],
                         "isBasedOn": ["https://example.org/source"],
                         "distribution": [{"@type": "DataDownload", "name": "Economies", "description": "All of them.",
                           "encodingFormat": "application/vnd.apache.parquet", "contentSize": "6670 B",
                           "contentUrl": "../tables/economy.parquet"}]}
                        """));
    }
}
