package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Groups;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.scores.Goods;
import org.sovereignai.measures.scores.GoodsYear;
import org.sovereignai.measures.scores.Heading;
import org.sovereignai.schemas.Strand;

/**
 * All strands of goods of a year, China with Hong Kong and Macao as one nation, and the blocs that could withhold them, see
 * {@link ActingBlocs}. What the customs of one importer report stays aside.
 */
public final class GoodsByYear implements Serializable {

    private final Making making;
    private final ArrayList<Strand> strands;
    private final ActingBlocs blocs;

    private GoodsByYear(Making making, ArrayList<Strand> strands, ActingBlocs blocs) {
        this.making = making;
        this.strands = strands;
        this.blocs = blocs;
    }

    /** What is known of goods, makers and blocs whatever the year. */
    public static GoodsByYear of(Inputs in) {
        return new GoodsByYear(
                Making.of(in), new ArrayList<>(in.schemas().strands().scored()), ActingBlocs.of(in));
    }

    /** Completed imports in groups of a year, to be read by {@link #read}. */
    public static Groups rows(Inputs in) {
        return in.groups(
                ImportRows.select(in.table("trade_import").filter(in.years().include(col("year")))), "year");
    }

    /**
     * What was traded in a year.
     *
     * @param strands what of
     * @param status whether the source may still change it
     */
    public record Traded(int year, List<Goods> strands, SortedMap<String, Set<String>> blocs, String status) {

        /** Whether the source may still change the year: it is the newest. */
        public boolean isNewest() {
            return status.equals("provisional");
        }

        /** Its scores; of some draws with each thing that is not known exchanged, to tell which moves the ranks. */
        public GoodsYear scores(int draws, int exchanges, long seed) {
            return new GoodsYear(year, strands, blocs, draws, exchanges, seed);
        }
    }

    /** Reads a group of {@link #rows}. */
    public Traded read(int year, Iterator<Row> rows) {
        SortedMap<String, ImportRows> byHeading = ImportRows.byHeading(rows);
        String status = byHeading.get(byHeading.firstKey()).status();
        List<Goods> goods = strands.stream()
                .map(strand -> goods(strand, byHeading))
                .filter(traded -> traded.headings().size() > 0)
                .toList();
        SortedMap<String, Set<String>> acting = blocs.in(year);
        acting.put(GreaterChina.CODE, Set.of(GreaterChina.CODE));
        return new Traded(year, goods, acting, status);
    }

    private Goods goods(Strand strand, Map<String, ImportRows> byHeading) {
        SortedMap<String, Heading> headings = new TreeMap<>();
        for (String code : strand.headings()) {
            if (byHeading.containsKey(code)) {
                headings.put(
                        code,
                        Heading.of(
                                byHeading.get(code).matrix(),
                                GreaterChina.MEMBERS,
                                GreaterChina.CODE,
                                making.homeMade(strand.id(), code).withUnion(GreaterChina.CODE, GreaterChina.MEMBERS)));
            }
        }
        Set<String> setAside = new TreeSet<>(strand.setAside().keySet());
        setAside.retainAll(headings.keySet());
        Set<String> needing = making.makers(strand.neededByMakersOf());
        Set<String> neededBy = new TreeSet<>(needing);
        if (GreaterChina.isIn(needing)) {
            neededBy.add(GreaterChina.CODE);
        }
        return new Goods(strand.id(), headings, setAside, neededBy);
    }
}
