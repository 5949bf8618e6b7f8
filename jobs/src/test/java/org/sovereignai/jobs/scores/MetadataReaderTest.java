package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.index.Group;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Indicator;
import org.sovereignai.index.Method;

class MetadataReaderTest {

    private static final String METADATA = """
            "Level","iCode","iName","Direction","Weight","Target","Denominator","Parent","Type"
            "1","a","Flights, all","1","2",12.5,"pop","G","Indicator"
            "1","b","Tariff","-1","1",,,"G","Indicator"
            "2","G","Links","1","1",,,,"Aggregate"
            ,"pop","Population",,,,,,"Denominator"
            ,"grp","A group",,,,,,"Group"
            """;

    @Test
    void readsTheMetadataOfCoinr() {
        IndexDescriptor descriptor = MetadataReader.read(METADATA, "iMeta.csv", Method.standard());
        assertThat(descriptor.indicators())
                .containsExactly(
                        new Indicator("a", "Flights, all", "G", 1, 2.0, null, "pop", 12.5, null, null, null),
                        new Indicator("b", "Tariff", "G", -1, 1.0, null, null, null, null, null, null));
        assertThat(descriptor.groups()).containsExactly(new Group("G", "Links", null, 1.0, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "-1","1",,,"G"    | "-1","x",,,"G" | line 3, has Weight x
            "-1","1",,,"G"    | "2","1",,,"G"  | line 3, cannot be used: direction 2.0
            "-1","1",,,"G"    | "-1","1",,,"X" | The parent X is no group
            "2","G","Links"   | "1","G","Links" | a parent must have a higher level
            "2","G","Links"   | "2.5","G","Links" | has the Level 2.5: write 1, 2 and so on
            "Links","1","1"   | "Links","-1","1" | Aggregate G has direction -1.0
            """)
    void metadataThatCannotBeUsedIsNamed(String find, String replace, String message) {
        assertThat(METADATA).contains(find);
        assertThatThrownBy(() -> MetadataReader.read(METADATA.replace(find, replace), "iMeta.csv", Method.standard()))
                .hasMessageContaining("iMeta.csv")
                .hasMessageContaining(message);
    }
}
