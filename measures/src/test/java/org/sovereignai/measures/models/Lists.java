package org.sovereignai.measures.models;

import java.time.LocalDate;
import java.util.List;
import org.sovereignai.measures.network.Estimate;

/** Lists of models of tests, with the weights of the classes of openness. */
final class Lists {

    private static final Openness OPENNESS = Openness.of(List.of(
            new Openness.OpennessClass("L0", 0, Estimate.between(0, 1)),
            new Openness.OpennessClass("L1", 0, Estimate.exactly(1)),
            new Openness.OpennessClass("L2", 0.25, Estimate.exactly(0.5)),
            new Openness.OpennessClass("L3", 0.5, Estimate.exactly(0.5)),
            new Openness.OpennessClass("L4", 1, Estimate.exactly(0))));

    private Lists() {}

    static Models of(List<Model> models) {
        return Models.of(models, OPENNESS);
    }

    static Models of(Model... models) {
        return of(List.of(models));
    }

    static Model model(String name, int year, String... nations) {
        return Model.named(name).on(LocalDate.of(year, 6, 1)).from(nations);
    }
}
