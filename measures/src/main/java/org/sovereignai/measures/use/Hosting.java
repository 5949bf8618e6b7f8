package org.sovereignai.measures.use;

import java.util.List;
import java.util.Optional;

/**
 * Models with open weights and who serves them, at one time.
 *
 * @param year year of the list
 * @param models models whose maker is known
 */
public record Hosting(int year, List<Model> models) {

    /**
     * One model.
     *
     * @param maker nation of its maker
     * @param hosts firms that serve it
     * @param nations distinct nations of these that are known
     * @param nationsAtMost the same if each host of unknown nation had one of its own
     * @param isServedAbroad whether a firm outside the maker's nation serves it; empty where only hosts of unknown nation could
     */
    public record Model(String maker, long hosts, long nations, long nationsAtMost, Optional<Boolean> isServedAbroad) {}

    public Hosting {
        models = List.copyOf(models);
    }
}
