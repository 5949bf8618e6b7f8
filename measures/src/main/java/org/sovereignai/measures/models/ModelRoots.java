package org.sovereignai.measures.models;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Subject;

/**
 * From which nations' models a nation's models descend, and whose models descend from its own. A model counts for each of
 * its nations; it is foreign-based if none of its known roots is of the nation itself.
 */
public final class ModelRoots implements Family<Models> {

    @Override
    public Stream<Figure> figures(Models models) {
        return Stream.concat(descent(models), exports(models));
    }

    private static Stream<Figure> descent(Models models) {
        return models.byNationAndYear().entrySet().stream()
                .flatMap(nation -> nation.getValue().entrySet().stream()
                        .flatMap(year -> descent(nation.getKey(), year.getKey(), year.getValue(), models)));
    }

    private static Stream<Figure> descent(String nation, int year, List<Model> released, Models models) {
        Lineage lineage = models.lineage();
        List<Model> based =
                released.stream().filter(model -> !lineage.of(model).isEmpty()).toList();
        if (based.isEmpty()) {
            return Stream.empty();
        }
        double all = based.size();
        List<SortedSet<String>> roots = based.stream()
                .map(lineage::rootNations)
                .filter(nations -> !nations.isEmpty())
                .toList();
        double foreign =
                roots.stream().filter(nations -> !nations.contains(nation)).count();
        double unknown = all - roots.size();
        List<Lineage.Edge> bases =
                based.stream().flatMap(model -> lineage.of(model).stream()).toList();
        double unresolved = bases.stream().filter(base -> !base.isResolved()).count();
        Subject subject = models.about(nation, year);
        return Stream.of(
                subject.figure(
                                "base_models_root_foreign_share",
                                roots.isEmpty()
                                        ? Estimate.between(foreign / all, (foreign + unknown) / all)
                                        : new Estimate(
                                                foreign / roots.size(), foreign / all, (foreign + unknown) / all))
                        .basedOn(roots.size())
                        .covering(roots.size() / all)
                        .unless(Reason.TOO_FEW.when(Known.MODELS.isTooFew(roots.size()))),
                subject.figure("unresolved_base_share", Estimate.unbounded(unresolved / bases.size()))
                        .basedOn(bases.size())
                        .unless(Reason.TOO_FEW.when(Known.MODELS.isTooFew(bases.size()))));
    }

    /** Every nation that released models in the year has a count, which may be 0. */
    private static Stream<Figure> exports(Models models) {
        SortedMap<String, SortedMap<Integer, Long>> exported = new TreeMap<>();
        models.byNationAndYear()
                .forEach((nation, years) -> years.keySet()
                        .forEach(year -> exported.computeIfAbsent(nation, code -> new TreeMap<>())
                                .put(year, 0L)));
        models.all()
                .filter(model -> model.year().isPresent() && !model.nations().isEmpty())
                .forEach(model -> models.lineage().rootNations(model).stream()
                        .filter(root -> !model.nations().contains(root))
                        .forEach(root -> exported.computeIfAbsent(root, code -> new TreeMap<>())
                                .merge(model.year().getAsInt(), 1L, Long::sum)));
        return exported.entrySet().stream()
                .flatMap(nation -> nation.getValue().entrySet().stream()
                        .map(year -> models.about(nation.getKey(), year.getKey())
                                .figure("exported_lineage", Estimate.unbounded(year.getValue()))
                                .basedOn(year.getValue())));
    }
}
