package org.sovereignai.jobs.exposure;

import static org.apache.spark.sql.functions.*;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.supply.ActingBlocs;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.supply.GroupRows;
import org.sovereignai.jobs.supply.Making;
import org.sovereignai.jobs.supply.StrandRows;
import org.sovereignai.measures.dependence.JointCutOff;
import org.sovereignai.measures.trade.StrandTrade;

/**
 * What nations lose of goods when several nations stop as one, see {@link JointCutOff}: groups that nations formed or that the user
 * named, the blocs that are taken to act, and China with Hong Kong and Macao. As in the scores, these three are one nation before
 * anything is traced, as supplier and, for the losses of all others, as importer; what each of them loses is followed with the
 * three apart.
 */
final class BlocCutoff implements Serializable {

    private final Making making;
    private final ActingBlocs blocs;

    private BlocCutoff(Making making, ActingBlocs blocs) {
        this.making = making;
        this.blocs = blocs;
    }

    /** What is known of goods and blocs whatever the year. */
    static BlocCutoff of(Inputs in) {
        return new BlocCutoff(Making.of(in), ActingBlocs.of(in));
    }

    /** Rows of all strands of goods. */
    JavaRDD<InternalRow> rows(Inputs in) {
        return StrandRows.each(in, GroupRows.members(in), members -> {
            GroupRows groups = GroupRows.read(members);
            return rows -> rows(rows, groups);
        });
    }

    private Stream<InternalRow> rows(StrandRows rows, GroupRows groups) {
        StrandTrade apart = rows.trade(making);
        StrandTrade merged = rows.merged(making);
        Map<String, Integer> listed = new HashMap<>();
        apart.codes().forEach(nation -> listed.put(nation, apart.listed(nation)));
        return actors(groups, rows.year()).entrySet().stream()
                .flatMap(actor -> losses(actor.getKey(), actor.getValue(), apart, merged))
                .map(loss -> CutoffExposure.row(
                        loss.nation(),
                        rows.year(),
                        rows.strand(),
                        loss.cutOff(),
                        loss.withheld(),
                        listed.get(loss.nation())));
    }

    /** Who may act as one in a year, by id. */
    SortedMap<String, Set<String>> actors(GroupRows groups, int year) {
        SortedMap<String, Set<String>> actors = new TreeMap<>(blocs.in(year));
        groups.in(year).forEach((id, members) -> actors.put(id, GreaterChina.whole(members)));
        actors.put(GreaterChina.CODE, Set.copyOf(GreaterChina.MEMBERS));
        return actors;
    }

    private static Stream<JointCutOff> losses(
            String actor, Set<String> members, StrandTrade apart, StrandTrade merged) {
        Stream<JointCutOff> losses = JointCutOff.of(merged, actor, GreaterChina.merged(members)).stream()
                .filter(loss -> !loss.nation().equals(GreaterChina.CODE));
        return GreaterChina.isIn(members)
                ? losses
                : Stream.concat(
                        losses,
                        JointCutOff.of(apart, actor, members).stream()
                                .filter(loss -> GreaterChina.MEMBERS.contains(loss.nation())));
    }
}
