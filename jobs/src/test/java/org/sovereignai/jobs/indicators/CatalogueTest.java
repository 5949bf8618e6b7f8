package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Schemas;

class CatalogueTest {

    private static final Schemas SCHEMAS = Schemas.load();
    private final Catalogue catalogue = Catalogue.of(SCHEMAS);

    @Test
    void namesAFigureByItsMeasureAndStrand() {
        Optional<InternalRow> row = catalogue.row(
                supply("compute").figure("foreign_share", Estimate.exactly(0.5)).covering(1));

        assertThat(row)
                .contains(TypedRows.row(
                        "IND",
                        2024,
                        "compute_foreign_owner_share",
                        0.5,
                        "share",
                        7L,
                        1.0,
                        0.5,
                        0.5,
                        "final",
                        null,
                        null));
    }

    @Test
    void whatIsWithheldAndABoundThatIsNoneAreEmpty() {
        Figure figure = supply("chips")
                .figure("effective_suppliers", new Estimate(3, 2, Estimate.NO_HIGH))
                .unless(Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(true))
                .covering(Double.NaN);

        assertThat(catalogue.row(figure))
                .contains(TypedRows.row(
                        "IND",
                        2024,
                        "chips_effective_suppliers",
                        null,
                        "suppliers",
                        7L,
                        null,
                        2.0,
                        null,
                        "final",
                        "suppliers_mostly_unknown",
                        null));
    }

    @Test
    void aMeasureThatAStrandDoesNotHaveMakesNoRow() {
        assertThat(catalogue.row(supply("chips").figure("foreign_share", Estimate.exactly(1))))
                .isEmpty();
    }

    @Test
    void aMeasureThatNoDescriptorHasIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.row(supply("chips").figure("foriegn_share", Estimate.exactly(1))))
                .withMessage("No indicator descriptor has the measure foriegn_share");
    }

    private static Supply supply(String strand) {
        return Supply.of(Nation.of("IND"), SCHEMAS.strands().of(strand), 2024)
                .units(7)
                .build();
    }
}
