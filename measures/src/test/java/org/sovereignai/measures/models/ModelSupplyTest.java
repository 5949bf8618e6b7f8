package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.models.Lists.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

class ModelSupplyTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-15);
    private static final Strands STRANDS = Schemas.load().strands();
    private static final Strand BASES = STRANDS.of("base_models");

    private static final Model OPEN = model("Qwen", 2022, "CHN").with(Weights.OPEN, "L4");
    private static final Model CLOSED = model("GPT", 2022, "USA").with(Weights.CLOSED, "L1");
    private static final Model RESTRICTED =
            model("Llama", 2022, "USA").with(Weights.OPEN, "L3").basedOn("Qwen");
    private static final Model UNCLEAR = model("Phi", 2022, "USA");

    private static Supply bases(String nation, int year, Model... models) {
        return find(
                ModelSupply.byBases(
                        Lists.of(Stream.concat(Stream.of(OPEN, CLOSED, RESTRICTED, UNCLEAR), Stream.of(models))
                                .toList()),
                        BASES),
                nation,
                year);
    }

    private static Supply find(Stream<Supply> supplies, String nation, int year) {
        return supplies.filter(supply -> supply.nation().code().equals(nation) && supply.year() == year)
                .findFirst()
                .orElseThrow();
    }

    /** One model of France with two bases of the United States and one of China: each nation has half of it. */
    @Test
    void severalBasesOfANationAreOneSupplier() {
        Supply supply = bases("FRA", 2024, model("Mistral", 2024, "FRA").basedOn("GPT", "Llama", "Qwen"));

        assertThat(supply.n()).isEqualTo(1);
        assertThat(supply.suppliers()).extracting(Supplier::code).containsExactly("CHN", "USA");
        assertThat(direct(supply, "USA")).isEqualTo(Estimate.exactly(0.5));
        assertThat(direct(supply, "CHN")).isEqualTo(Estimate.exactly(0.5));
        // Of GPT all can be withdrawn, of Llama half: three quarters in the mean.
        assertThat(revocable(supply, "USA")).isEqualTo(Estimate.exactly(0.75));
        assertThat(revocable(supply, "CHN")).isEqualTo(Estimate.exactly(0));
        // The roots are GPT and, twice, Qwen.
        assertThat(origin(supply, "USA")).isEqualTo(Estimate.exactly(0.5));
        assertThat(origin(supply, "CHN")).isEqualTo(Estimate.exactly(0.5));
    }

    /** Of Phi it is not known what can be withdrawn: GPT's 1 stands, from (1 + 0) / 2 to (1 + 1) / 2. */
    @Test
    void aBaseOfUnknownOpennessWidensTheBounds() {
        assertThat(revocable(bases("FRA", 2024, model("M", 2024, "FRA").basedOn("GPT", "Phi")), "USA"))
                .isEqualTo(new Estimate(1, 0.5, 1));
        assertThat(revocable(bases("FRA", 2024, model("M", 2024, "FRA").basedOn("Phi")), "USA"))
                .isEqualTo(Estimate.between(0, 1));
    }

    /** Three models: on Qwen and a lost base, on a lost base alone, on nothing (which counts for nothing). */
    @Test
    void aBaseThatIsNoKnownModelHasNoKnownSupplier() {
        Supply supply = bases(
                "FRA",
                2024,
                model("A", 2024, "FRA").basedOn("Qwen", "lost"),
                model("B", 2024, "FRA").basedOn("lost"),
                model("C", 2024, "FRA"));

        assertThat(supply.n()).isEqualTo(1);
        assertThat(direct(supply, "CHN")).isEqualTo(new Estimate(0.5, 0.5, 1));
        assertThat(direct(supply, "UNK")).isEqualTo(Estimate.exactly(0.5));
        assertThat(revocable(supply, "UNK")).isEqualTo(Estimate.between(0, 1));
    }

    /** A base that came out a year after the model cannot have been its base. */
    @Test
    void aBaseThatWasNotThereYetHasNoKnownSupplier() {
        Supply supply = bases(
                "FRA",
                2024,
                model("Later", 2025, "USA"),
                model("A", 2024, "FRA").basedOn("Later"));

        assertThat(supply.suppliers()).extracting(Supplier::code).containsExactly("UNK");
        assertThat(supply.n()).isZero();
    }

    @Test
    void aJointModelCountsForEachAndIsItsOwnWhereANationIsAmongTheSuppliers() {
        Model joint = model("Joint", 2023, "FRA", "USA").basedOn("GPT");

        assertThat(direct(bases("USA", 2023, joint), "USA")).isEqualTo(Estimate.exactly(1));
        assertThat(direct(bases("FRA", 2023, joint), "USA")).isEqualTo(Estimate.exactly(1));
        assertThat(direct(bases("FRA", 2024, joint, model("A", 2024, "FRA").basedOn("Joint")), "FRA"))
                .isEqualTo(Estimate.exactly(1));
    }

    /** Models of the year before the newest one still come in. */
    @Test
    void theLastTwoYearsArePartial() {
        Model[] models = {
            model("A", 2023, "FRA").basedOn("GPT"), model("B", 2024, "FRA").basedOn("GPT"), model("C", 2025, "USA")
        };

        assertThat(bases("FRA", 2023, models).status()).isEqualTo(Status.PROVISIONAL);
        assertThat(bases("FRA", 2024, models).status()).isEqualTo(Status.PARTIAL);
    }

    /** Two models, three kinds of chips: two of a maker in the United States, one of them made in Taiwan. */
    @Test
    void everyKindOfChipOfAModelIsAUnit() {
        Models models = Lists.of(model("A", 2024, "FRA"), model("B", 2024, "FRA", "DEU"));
        List<ModelSupply.Chip> chips = List.of(
                new ModelSupply.Chip("A", Optional.of("USA"), Optional.of("TWN")),
                new ModelSupply.Chip("A", Optional.of("USA"), Optional.empty()),
                new ModelSupply.Chip("B", Optional.empty(), Optional.empty()));
        Supply makers = find(
                ModelSupply.byChips(models, chips, STRANDS.of("training_hardware"), ModelSupply.Chip::designer),
                "FRA",
                2024);
        Supply foundries = find(
                ModelSupply.byChips(models, chips, STRANDS.of("training_foundry"), ModelSupply.Chip::manufacturer),
                "FRA",
                2024);

        assertThat(makers.n()).isEqualTo(2);
        assertThat(direct(makers, "USA").value()).isCloseTo(2 / 3.0, EXACT);
        assertThat(direct(makers, "USA").high()).isCloseTo(1, EXACT);
        assertThat(revocable(makers, "USA")).isEqualTo(Estimate.exactly(1));
        assertThat(foundries.n()).isEqualTo(1);
        assertThat(direct(foundries, "TWN").value()).isCloseTo(1 / 3.0, EXACT);
        assertThat(direct(foundries, "UNK").value()).isCloseTo(2 / 3.0, EXACT);
        assertThat(find(
                                ModelSupply.byChips(
                                        models, chips, STRANDS.of("training_hardware"), ModelSupply.Chip::designer),
                                "DEU",
                                2024)
                        .suppliers())
                .extracting(Supplier::code)
                .containsExactly("UNK");
    }

    private static Estimate direct(Supply supply, String code) {
        return supply.supplier(code).orElseThrow().direct();
    }

    private static Estimate origin(Supply supply, String code) {
        return supply.supplier(code).orElseThrow().origin().orElseThrow();
    }

    private static Estimate revocable(Supply supply, String code) {
        return supply.supplier(code).orElseThrow().revocable();
    }
}
