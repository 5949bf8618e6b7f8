package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedModelsTest {

    private static ServedModels.Line line(String slug, String linked, Boolean isOpen) {
        return new ServedModels.Line(slug, Optional.ofNullable(linked), Optional.ofNullable(isOpen));
    }

    @Test
    void aLineIsTheModelThatAnotherOfItsNameIsLinkedTo() {
        ServedModels.Line linked = line("glm-5.2", "zhipuai/glm-5.2", true);
        ServedModels.Line other = line("glm-5.2", null, null);
        ServedModels.Line alone = line("ox-alpha", null, null);
        ServedModels models = ServedModels.of(List.of(linked, other, alone));

        assertThat(models.name(other)).isEqualTo("zhipuai/glm-5.2");
        assertThat(models.name(alone)).isEqualTo("ox-alpha");
        assertThat(models.names()).containsExactlyInAnyOrder("zhipuai/glm-5.2", "ox-alpha");
        assertThat(ServedModels.author("zhipuai/glm-5.2")).contains("zhipuai");
        assertThat(ServedModels.author("ox-alpha")).isEmpty();
        assertThat(models.isOpen("ox-alpha")).isEmpty();
    }

    @Test
    void aNameThatIsLinkedToTwoModelsStandsForNeither() {
        ServedModels.Line one = line("chat", "a/chat", null);
        ServedModels.Line two = line("chat", "b/chat", null);
        ServedModels.Line open = line("chat", null, null);

        assertThat(ServedModels.of(List.of(one, two, open)).name(open)).isEqualTo("chat");
    }

    @Test
    void linkedLinesAreBelievedBeforeTheMajorityOfAll() {
        ServedModels models = ServedModels.of(List.of(
                line("m", "a/m", true), line("m", null, false), line("m", null, false), line("m", null, false)));

        assertThat(models.isOpen("a/m")).contains(true);
    }

    @Test
    void asManyForAsAgainstSayNothing() {
        ServedModels tied = ServedModels.of(List.of(line("m", "a/m", true), line("m", "a/m", false)));
        ServedModels decided =
                ServedModels.of(List.of(line("m", "a/m", true), line("m", "a/m", false), line("m", null, false)));

        assertThat(tied.isOpen("a/m")).isEmpty();
        assertThat(decided.isOpen("a/m")).contains(false);
    }
}
