package org.sovereignai.measures.compute;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/** Cloud regions in a nation, and the part whose provider has its seat abroad. */
public final class CloudRegions implements Family<CloudList> {

    @Override
    public Stream<Figure> figures(CloudList list) {
        return list.years().entrySet().stream()
                .flatMap(year -> year.getValue().stream()
                        .collect(Collectors.groupingBy(CloudList.Region::host, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .flatMap(host -> figures(
                                Subject.of(Nation.of(host.getKey()), year.getKey(), Status.PARTIAL), host.getValue())));
    }

    private static Stream<Figure> figures(Subject subject, List<CloudList.Region> regions) {
        double foreign = regions.stream().filter(CloudList.Region::isForeign).count();
        double ownRun = regions.stream()
                .filter(region -> region.isForeign() && !region.isPartnerRun())
                .count();
        double share = foreign / regions.size();
        return Stream.of(
                        subject.figure("cloud_regions", Estimate.unbounded(regions.size())),
                        subject.figure(
                                        "cloud_regions_foreign_share",
                                        new Estimate(share, ownRun / regions.size(), share))
                                .unless(Reason.TOO_FEW.when(Known.REGIONS.isTooFew(regions.size()))))
                .map(figure -> figure.basedOn(regions.size()));
    }
}
