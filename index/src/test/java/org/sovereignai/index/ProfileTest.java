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
        assertThat(profile.strengths()).extracting(Profile.Standing::indicator).containsExactly("a", "c");
        // One ahead of A, one equal, one behind: (1 + 1/2) / 3.
        assertThat(profile.strengths().get(1)).isEqualTo(new Profile.Standing("c", 5, 500 / 9.0, 2, 4, 0.5));
        assertThat(profile.weaknesses()).containsExactly(new Profile.Standing("b", 1, 100 / 9.0, 4, 4, 1));
    }
}
