package org.sovereignai.measures.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Commercial cloud regions that are open to customers, in the years of the lists: most regions have no known date of
 * opening, so that earlier years would show the growth of three providers only.
 */
public final class CloudList {

    /**
     * One region.
     *
     * @param host code of the nation in which it stands
     * @param provider code of the nation in which its provider has its seat, or null
     * @param isPartnerRun whether another firm runs it for the provider, so that it is open whose it is
     */
    public record Region(String host, String provider, boolean isPartnerRun) {

        /** A region that its provider runs itself. */
        public Region(String host, String provider) {
            this(host, provider, false);
        }

        boolean isForeign() {
            return provider != null && !provider.equals(host);
        }
    }

    private final SortedMap<Integer, List<Region>> years = new TreeMap<>();

    /** Adds a region as the list of a year has it. */
    public CloudList with(int year, Region region) {
        years.computeIfAbsent(year, y -> new ArrayList<>()).add(region);
        return this;
    }

    SortedMap<Integer, List<Region>> years() {
        return years;
    }
}
