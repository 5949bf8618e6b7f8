package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sovereignai.datasets.InputException;

class NationGroupTest {

    private static final Set<String> LISTED = Set.of("eu", "african_union");
    private static final Set<String> NATIONS = Set.of("DEU", "POL");

    @Test
    void anIdMeansOneThing() {
        assertThatCode(() -> NationGroup.requireNew("visegrad", LISTED, NATIONS))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> NationGroup.requireNew("eu", LISTED, NATIONS))
                .isInstanceOf(InputException.class)
                .hasMessage("The group_id eu of the user's groups is that of a group that is there; take another one.");
        assertThatThrownBy(() -> NationGroup.requireNew("deu", LISTED, NATIONS))
                .isInstanceOf(InputException.class)
                .hasMessage("The group_id deu of the user's groups is that of a nation; take another one.");
    }

    @Test
    void aGroupHasOneNameOrItsId() {
        assertThat(NationGroup.name("visegrad", List.of("", "Visegr\u00E1d Group", "Visegr\u00E1d Group")))
                .isEqualTo("Visegr\u00E1d Group");
        assertThat(NationGroup.name("visegrad", List.of(""))).isEqualTo("visegrad");
        assertThatThrownBy(() -> NationGroup.name("vis", List.of("Two", "One")))
                .isInstanceOf(InputException.class)
                .hasMessage("The group vis of the user's groups has the names One and Two; give it one.");
    }
}
