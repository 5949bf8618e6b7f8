package org.sovereignai.measures.models;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The models that providers serve, after models.dev: which lines are one model, and whether its weights are open. A line is
 * the model of the maker that it is linked to, or that another line with the same last part of the name is; otherwise that
 * last part is its name. Providers contradict each other on open weights. Lines that are linked to the maker's list take from
 * it what they do not say themselves, so that their majority is believed first (it is what the maker's list says of 214 of 219
 * models), then that of all lines.
 */
public final class ServedModels {

    /**
     * A line.
     *
     * @param slug last part of the model's name
     * @param linked the model of the maker that it is linked to
     * @param isOpen what it says of the weights
     */
    public record Line(String slug, Optional<String> linked, Optional<Boolean> isOpen) {}

    /** Lines that say so less lines that say the contrary: of all, and of those that are linked. */
    private record Votes(int all, int linked) {

        static Votes of(Line line) {
            int vote = line.isOpen().map(isOpen -> isOpen ? 1 : -1).orElse(0);
            return new Votes(vote, line.linked().isPresent() ? vote : 0);
        }

        Votes and(Votes other) {
            return new Votes(all + other.all, linked + other.linked);
        }

        Optional<Boolean> isOpen() {
            int votes = linked != 0 ? linked : all;
            return votes == 0 ? Optional.empty() : Optional.of(votes > 0);
        }
    }

    private final Map<String, Set<String>> links = new HashMap<>();
    private final Map<String, Votes> votes = new HashMap<>();

    private ServedModels(Collection<Line> lines) {
        lines.forEach(line -> line.linked()
                .ifPresent(model -> links.computeIfAbsent(line.slug(), slug -> new HashSet<>())
                        .add(model)));
        lines.forEach(line -> votes.merge(name(line), Votes.of(line), Votes::and));
    }

    /** The models of all lines that lead somewhere. */
    public static ServedModels of(Collection<Line> lines) {
        return new ServedModels(lines);
    }

    /** The name of the model of a line, {@code author/model} where its maker is known. */
    public String name(Line line) {
        Set<String> linked = links.getOrDefault(line.slug(), Set.of());
        return line.linked().orElse(linked.size() == 1 ? linked.iterator().next() : line.slug());
    }

    /** The maker of a model, by its name. */
    public static Optional<String> author(String name) {
        return name.contains("/") ? Optional.of(ModelNames.author(name)) : Optional.empty();
    }

    /** Names of all models. */
    public Set<String> names() {
        return votes.keySet();
    }

    /** Whether the weights of a model are open; nothing where nobody says so or as many say one as the other. */
    public Optional<Boolean> isOpen(String name) {
        return votes.get(name).isOpen();
    }
}
