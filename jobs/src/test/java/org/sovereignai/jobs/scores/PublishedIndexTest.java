package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sovereignai.index.Factor;
import org.sovereignai.index.Group;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.schemas.Indicator;
import org.sovereignai.schemas.Schemas;

/** The descriptors of the published scores fit the catalogue of indicators. */
class PublishedIndexTest {

    private static final Map<String, Indicator> CATALOGUE = Schemas.load().indicators();

    static Iterable<String> scores() {
        return PublishedIndex.SCORES;
    }

    @ParameterizedTest
    @MethodSource("scores")
    void everyIndicatorIsInTheCatalogueUnderTheDimensionOfItsScore(String score) {
        String dimension = score.equals("participation") ? "participation" : "dependence";
        assertThat(PublishedIndex.indicators(score)).allSatisfy(indicator -> {
            assertThat(CATALOGUE).containsKey(indicator);
            assertThat(CATALOGUE.get(indicator).dimension()).isEqualTo(dimension);
        });
    }

    @ParameterizedTest
    @MethodSource("scores")
    void directionsFollowTheCatalogue(String score) {
        // The catalogue marks what adds to dependence with "-"; in the scores of dependence it counts upwards.
        String upwards = PublishedIndex.isFirstWorst(score) ? "-" : "+";
        PublishedIndex.descriptor(score)
                .indicators()
                .forEach(indicator -> assertThat(CATALOGUE.get(indicator.code()).direction())
                        .as(indicator.code())
                        .isEqualTo(indicator.direction() == 1 ? upwards : upwards.equals("-") ? "+" : "-"));
    }

    @ParameterizedTest
    @MethodSource("scores")
    void aDescriptorHasOneScoreOfItsNameAndSaysWhatItLeavesOut(String score) {
        IndexDescriptor descriptor = PublishedIndex.descriptor(score);
        assertThat(descriptor.groups().stream()
                        .filter(group -> group.parent() == null)
                        .map(Group::code))
                .containsExactly(score);
        assertThat(descriptor.notes()).anyMatch(note -> note.contains("eft out"));
        assertThat(IndexDescriptor.read(descriptor.toJson(), "again")).isEqualTo(descriptor);
    }

    @Test
    void scoresShareNoIndicatorAndTheirFirstFactors() {
        Set<String> seen = new HashSet<>();
        for (String score : PublishedIndex.SCORES) {
            assertThat(PublishedIndex.indicators(score))
                    .allSatisfy(code -> assertThat(seen.add(code)).as(code).isTrue());
            assertThat(PublishedIndex.descriptor(score).factors().subList(0, 3))
                    .extracting(Factor::name)
                    .containsExactly("normalisation", "weights", "compensation");
        }
    }

    @Test
    void anUnknownScoreIsNamed() {
        assertThatThrownBy(() -> PublishedIndex.descriptor("power")).hasMessageContaining("There is no score power");
    }
}
