package org.sovereignai.measures.group;

import java.util.Collection;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.trade.GroupTrade;

/** What a group of nations imports of a strand of goods, and which part of it its members sell and could sell each other. */
public final class GroupImports {

    private GroupImports() {}

    /**
     * The figures of a strand; none where the group imports nothing of it. Members of which nothing is known may have
     * imported any amount.
     *
     * @param headings the group's trade in each heading of the strand
     * @param mutual what members could sell each other of each, see {@link MutualSupply}
     * @param members how many members the group has
     */
    public static Stream<GroupFigure> figures(
            Collection<GroupTrade> headings, Collection<Estimate> mutual, int members, Status status) {
        double imports = headings.stream().mapToDouble(GroupTrade::imports).sum();
        if (imports <= 0) {
            return Stream.empty();
        }
        double own = 0;
        double low = 0;
        double high = 0;
        double listed = 0;
        long known = 0;
        for (GroupTrade heading : headings) {
            own += heading.fromMembers().value();
            low += heading.fromMembers().low();
            high += heading.fromMembers().high();
            listed += heading.imports() > 0 ? heading.coverage() * heading.imports() : 0;
            known = Math.max(known, heading.size());
        }
        double coverage = Math.min(1, listed / imports);
        Estimate all = new Estimate(imports, imports, known < members ? Estimate.NO_HIGH : imports);
        Estimate fromMembers = Estimate.ofRounded(own / imports, low / imports, Math.min(1, high / imports));
        Estimate couldBe = mutual.stream()
                .reduce((one, other) ->
                        new Estimate(one.value() + other.value(), one.low() + other.low(), one.high() + other.high()))
                .orElseThrow();
        Estimate couldBeFromMembers =
                Estimate.ofRounded(couldBe.value() / imports, couldBe.low() / imports, couldBe.high() / imports);
        return Stream.of(
                new GroupFigure("imports_usd", all, "USD", known, members, coverage, status),
                new GroupFigure("from_members_share", fromMembers, "share", known, members, coverage, status),
                new GroupFigure(
                        "could_be_from_members_share", couldBeFromMembers, "share", known, members, coverage, status));
    }
}
