package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final Panel PANEL = Tables.panel(
            "unit,year,a,b,c,d",
            "A,2020,9,1,5,",
            "B,2020,1,9,5,3",
            "C,2020,3,8,1,2",
            "D,2020,2,7,9,1",
            "A,2021,0,0,0,0");

    @Test
    void listsStrengthsAndWeaknessesByStandingInTheYear() {
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "a", "b", "c", "d"), PANEL);
        Profile profile = Profile.of(result, "S", "A", 2020, 2);
        assertThat(profile.strengths()).containsExactly(new Profile.Standing("a", 9, 100, 1, 4, 3, 0));
        assertThat(profile.weaknesses()).containsExactly(new Profile.Standing("b", 1, 100 / 9.0, 4, 4, 0, 1));
        // B is last in a, level with one behind D in c, and first in b and d.
        Profile other = Profile.of(result, "S", "B", 2020, 1);
        assertThat(other.strengths()).extracting(Profile.Standing::indicator).containsExactly("b");
        assertThat(other.weaknesses()).extracting(Profile.Standing::indicator).containsExactly("a");
    }

    /** In c one is ahead of A, one level and one behind: (1 + 1/2) / 3 is neither. D is first in c alone, behind two in b. */
    @Test
    void whereHalfOfTheOthersAreAheadIsNeither() {
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "b", "c"), PANEL);
        assertThat(Profile.of(result, "S", "A", 2020, 3).strengths()).isEmpty();
        Profile profile = Profile.of(result, "S", "D", 2020, 3);
        assertThat(profile.strengths()).extracting(Profile.Standing::indicator).containsExactly("c");
        assertThat(profile.weaknesses()).extracting(Profile.Standing::ahead).containsExactly(2 / 3.0);
    }

    /** One is ahead of A and three are level: of the others fewer than half are better placed, though with ties counted half more. */
    @Test
    void whoIsLevelIsNeitherAheadNorBehind() {
        Panel panel = Tables.panel("unit,year,a", "A,2020,1", "B,2020,1", "C,2020,1", "D,2020,1", "E,2020,2");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "a"), panel);
        Profile level = Profile.of(result, "S", "A", 2020, 3);
        assertThat(level.strengths()).isEmpty();
        assertThat(level.weaknesses()).isEmpty();
        assertThat(Profile.of(result, "S", "E", 2020, 3).strengths())
                .extracting(Profile.Standing::behind)
                .containsExactly(4);
    }
}
