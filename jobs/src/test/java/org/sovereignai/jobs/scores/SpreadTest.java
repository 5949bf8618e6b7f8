package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.index.Design;
import org.sovereignai.index.Factor;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Panel;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.Sensitivity;
import org.sovereignai.index.SensitivityIndex;
import org.sovereignai.index.Tables;
import org.sovereignai.index.Uncertainty;
import org.sovereignai.jobs.run.SparkExtension;

/** The tasks of a Spark job give what one thread gives. */
@ExtendWith(SparkExtension.class)
class SpreadTest {

    private static final IndexDescriptor INDEX = Tables.flat(Tables.method(), "x", "y")
            .with(List.of(new Factor.RandomWeights("weights", 1), new Factor.InputError("error")));
    private static final Panel PANEL = panel();

    private static Panel panel() {
        Panel.Builder panel = Panel.builder();
        for (int year = 2020; year <= 2021; year++) {
            for (int unit = 0; unit < 9; unit++) {
                panel.value("x", "U" + unit, year, unit * unit % 7);
                panel.bounds("x", "U" + unit, year, unit * unit % 7 - 1, unit * unit % 7 + 2);
                panel.value("y", "U" + unit, year, (unit + year) * 5 % 9);
            }
        }
        return panel.build();
    }

    @Test
    void replicationsDoNotDependOnTheTasks(SparkSession spark) {
        Uncertainty uncertainty = Uncertainty.of(INDEX, PANEL, 90, 4);
        RankDistribution one = uncertainty.run();
        for (int slices : new int[] {1, 4, 90}) {
            RankDistribution many = Spread.over(spark, slices).run(uncertainty);
            assertThat(many.summaries()).isEqualTo(one.summaries());
            assertThat(many.centralWeights("S", "U5", 2021)).isEqualTo(one.centralWeights("S", "U5", 2021));
            assertThat(many.indistinguishable("S", 2020, 9, 0.9)).isEqualTo(one.indistinguishable("S", 2020, 9, 0.9));
        }
    }

    @Test
    void sensitivityDoesNotDependOnTheTasks(SparkSession spark) {
        Sensitivity sensitivity = Sensitivity.of(INDEX, PANEL).withBootstrap(20, 0.9, 3);
        Design design = sensitivity.design(64, 1);
        List<SensitivityIndex> one = sensitivity.run(design);
        for (int slices : new int[] {1, 3, 64}) {
            assertThat(Spread.over(spark, slices).run(sensitivity.at(design))).isEqualTo(one);
        }
    }
}
