package org.sovereignai.datasets;

import java.util.List;
import java.util.Optional;

/**
 * One publisher's data set: who made it, under which licence, which files it has and how they are read.
 *
 * @param name folder of the source below the data folder
 * @param title name that the publisher gives it
 * @param publisher who publishes it
 * @param homepage where it is described
 * @param licence SPDX identifier, or the name of the terms
 * @param citation attribution line that must go with the data
 * @param notice copyright line that the licence asks to be kept, or empty
 * @param vintage release, tag or date of the edition that the pins name
 * @param redistributable whether a release or the starter extract may hold tables made from it; a resource of it may
 *     still be kept out
 * @param appendOnly whether the publisher promises that past rows never change
 * @param highestQuarantinedShare share of the records of a resource that may be quarantined before a run fails
 * @param resources its tables
 * @param downloads its files and where they are published
 */
public record Source(
        String name,
        String title,
        String publisher,
        String homepage,
        String licence,
        String citation,
        String notice,
        String vintage,
        boolean redistributable,
        boolean appendOnly,
        double highestQuarantinedShare,
        List<Resource> resources,
        List<Download> downloads) {

    public Source {
        resources = List.copyOf(resources);
        downloads = List.copyOf(downloads);
    }

    /** The resource of that name, if the source has one. */
    public Optional<Resource> resource(String resourceName) {
        return resources.stream().filter(r -> r.name().equals(resourceName)).findFirst();
    }
}
