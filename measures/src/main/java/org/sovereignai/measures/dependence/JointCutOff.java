package org.sovereignai.measures.dependence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.trade.StrandTrade;

/**
 * What a nation loses of the goods of a strand when some nations stop as one: a bloc, or China with Hong Kong and Macao. What
 * they made, and what they made or sold on at any step, is followed for all of them together, since one may have sold on what
 * another made; what they sell each other is no part of it. New goods can be withheld, so that nothing of them is irrevocable.
 *
 * @param nation who loses
 * @param cutOff what, and what is left of it after the others have delivered more
 * @param withheld the same of what it uses, and of its imports if all who lose the actor look for others at once
 */
public record JointCutOff(String nation, CutOff cutOff, WithheldGoods.Loss withheld) {

    /**
     * The losses of all nations that import something and are no members, in the order of their codes.
     *
     * @param trade of one strand in one year
     * @param actor id of those who stop
     * @param members their codes
     */
    public static List<JointCutOff> of(StrandTrade trade, String actor, Collection<String> members) {
        StrandTrade.Together together = trade.together(members);
        Map<String, CutOff> losses = new TreeMap<>();
        Map<String, Estimate> passed = new TreeMap<>();
        Map<String, WithheldGoods.Buyer> buyers = new TreeMap<>();
        for (String nation : trade.codes()) {
            buyers.put(nation, new WithheldGoods.Buyer(trade.imports(nation), trade.made(nation)));
            Optional<StrandTrade.Joint> joint =
                    together.of(nation).filter(one -> one.onTheWay().high() > 0);
            joint.ifPresent(one -> {
                losses.put(nation, CutOff.of(supplier(actor, one), trade.unnamed(nation)));
                passed.put(nation, one.onTheWay());
            });
        }
        Map<String, WithheldGoods.Loss> withheld = WithheldGoods.of(passed, buyers, Set.copyOf(members));
        List<JointCutOff> all = new ArrayList<>();
        losses.forEach((nation, loss) -> all.add(new JointCutOff(nation, loss, withheld.get(nation))));
        return all;
    }

    private static Supplier supplier(String actor, StrandTrade.Joint joint) {
        return new Supplier(
                actor, joint.direct(), Optional.of(joint.origin()), Optional.of(joint.onTheWay()), Estimate.exactly(1));
    }
}
