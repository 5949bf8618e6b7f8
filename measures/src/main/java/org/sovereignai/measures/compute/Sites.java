package org.sovereignai.measures.compute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Large data centers and what they had and will have.
 *
 * @param vintage day of the list; levels after it are announcements
 * @param sites the sites
 */
public record Sites(LocalDate vintage, List<Site> sites) {

    /**
     * One site.
     *
     * @param host nation where it stands; empty if unknown
     * @param owner nation of its owner; empty if unknown
     * @param levels its levels, in the order of their days
     */
    public record Site(Optional<String> host, Optional<String> owner, List<Level> levels) {

        public Site {
            levels = List.copyOf(levels);
        }

        /** The level that holds on a day; empty before the first. */
        public Optional<Level> on(LocalDate day) {
            return levels.stream().filter(level -> !level.from().isAfter(day)).reduce((earlier, later) -> later);
        }
    }

    /**
     * A level, which holds until the next one.
     *
     * @param from first day
     * @param megawatts power of the facility
     * @param h100Equivalents computing power; empty if unknown
     */
    public record Level(LocalDate from, double megawatts, Optional<Double> h100Equivalents) {}

    public Sites {
        sites = List.copyOf(sites);
    }
}
