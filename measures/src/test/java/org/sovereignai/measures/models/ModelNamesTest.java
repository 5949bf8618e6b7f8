package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {

    @ParameterizedTest
    @CsvSource({
        "claude-4.7-opus, 4.7 claude opus",
        "Claude Opus 4.7, 4.7 claude opus",
        "DeepSeek-V4-Flash, 4 deepseek flash v",
        "gpt-oss-120b, 120b gpt oss",
        "Tencent Hy3, 3 hy tencent",
        "GLM-4.5V, 4.5v glm",
    })
    void keyHasTheWordsInAlphabeticalOrder(String name, String key) {
        assertThat(ModelNames.key(name)).isEqualTo(key);
    }

    @Test
    void namesThatDifferInCapitalsBlanksAndHyphensHaveOneSpelling() {
        assertThat(ModelNames.withoutSpelling("DeepSeek-V3"))
                .isEqualTo(ModelNames.withoutSpelling("deepseek v3"))
                .isNotEqualTo(ModelNames.withoutSpelling("DeepSeek-V3.1"))
                .isNotEqualTo(ModelNames.withoutSpelling("DeepSeek-V3+"));
        // A dotted capital I has no other small letter in Turkish than here.
        assertThat(ModelNames.withoutSpelling("IFLYTEK")).isEqualTo("iflytek");
    }

    @Test
    void partsOfASlug() {
        assertThat(ModelNames.author("tencent/hy3-20260706:free")).isEqualTo("tencent");
        assertThat(ModelNames.model("tencent/hy3-20260706:free")).isEqualTo("hy3-20260706");
        assertThat(ModelNames.model("hy3")).isEqualTo("hy3");
    }

    /** With its date a model is surer than without, and the last is the name without its size. */
    @Test
    void candidatesOfADatedSlug() {
        assertThat(ModelNames.candidates("deepseek/deepseek-v4-flash-20260731:free"))
                .containsExactly(
                        "0731 4 deepseek flash v",
                        "0731 4 deepseek deepseek flash v",
                        "4 deepseek flash v",
                        "4 deepseek deepseek flash v",
                        "4 deepseek flash v");
        assertThat(ModelNames.candidates("anthropic/claude-4.7-opus-2026-04-16"))
                .startsWith("0416 4.7 claude opus");
    }

    /** The name of an author alone is no name of a model of his. */
    @Test
    void candidatesOfASlugWithoutADate() {
        assertThat(ModelNames.candidates("qwen/qwen3-235b-a22b"))
                .containsExactly("22b 235b 3 a qwen", "22b 235b 3 a qwen qwen", "3 qwen");
    }
}
