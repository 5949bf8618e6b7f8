package org.sovereignai.jobs.findings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.models.Weights;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.use.Hosting;

/** Facts of a test, in the order of their cells; whole numbers stand for any number. */
final class Given {

    private final Facts facts = new Facts();

    static Object[] row(Object... cells) {
        return cells;
    }

    /** Nations of the world of tests, of which Hong Kong is a hub. */
    static Given world() {
        Given given = new Given();
        Stream.of(
                        new Facts.Nation("AUS", "Australia", false),
                        new Facts.Nation("BRA", "Brazil", false),
                        new Facts.Nation("CAN", "Canada", false),
                        new Facts.Nation("CHE", "Switzerland", false),
                        new Facts.Nation("CHN", "China", false),
                        new Facts.Nation("DEU", "Germany", false),
                        new Facts.Nation("GBR", "United Kingdom", false),
                        new Facts.Nation("HKG", "Hong Kong", true),
                        new Facts.Nation("MAC", "Macao", false),
                        new Facts.Nation("TWN", "Taiwan", false))
                .forEach(given.facts::with);
        return given;
    }

    /** Nation, year, indicator, value, low, high, n, status. */
    Given values(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Value(
                        text(row, 0),
                        (int) row[1],
                        text(row, 2),
                        number(row[3]),
                        number(row[4]),
                        number(row[5]),
                        whole(row[6]),
                        !row[7].equals("partial")))
                .forEach(facts::with);
        return this;
    }

    /** Nation, year, strand, imports, exports and perhaps the listed part, else all. */
    Given trade(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Trade(
                        text(row, 0),
                        (int) row[1],
                        text(row, 2),
                        number(row[3]),
                        number(row[4]),
                        row.length > 5 ? number(row[5]) : 1))
                .forEach(facts::with);
        return this;
    }

    /** Nation, year, strand, supplier, share by origin, low, high, n. */
    Given origins(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Origin(
                        text(row, 0),
                        (int) row[1],
                        text(row, 2),
                        text(row, 3),
                        number(row[4]),
                        number(row[5]),
                        number(row[6]),
                        whole(row[7])))
                .forEach(facts::with);
        return this;
    }

    /** Nation, year, supplier, strand, lost, irrevocable, n. */
    Given losses(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Loss(
                        text(row, 0),
                        (int) row[1],
                        text(row, 3),
                        text(row, 2),
                        number(row[4]),
                        number(row[5]),
                        whole(row[6])))
                .forEach(facts::with);
        return this;
    }

    /** Nation, year, score, ranks in the replications. */
    Given ranks(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Ranks(
                        text(row, 0),
                        (int) row[1],
                        text(row, 2),
                        ((List<?>) row[3])
                                .stream().mapToInt(Integer.class::cast).toArray()))
                .forEach(facts::with);
        return this;
    }

    /** Bloc, nation, first year. */
    Given members(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Member(text(row, 0), text(row, 1), (int) row[2]))
                .forEach(facts::with);
        return this;
    }

    /** Name, year, nations, parameters, training compute, whether its weights are open, bases. */
    Given models(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Model(
                        text(row, 0),
                        LocalDate.of((int) row[1], 6, 1),
                        texts(row[2]),
                        Openness.UNKNOWN,
                        row[5] == null ? Weights.UNKNOWN : (boolean) row[5] ? Weights.OPEN : Weights.CLOSED,
                        number(row[4]),
                        number(row[3]),
                        texts(row[6])))
                .forEach(facts::with);
        return this;
    }

    /** Month, maker, days, whether it is whole, models, share, low, high, open share, low, high. */
    Given usage(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Usage(
                        text(row, 0),
                        Integer.parseInt(text(row, 0).substring(0, 4)),
                        text(row, 1),
                        whole(row[2]),
                        (boolean) row[3],
                        whole(row[4]),
                        number(row[5]),
                        number(row[6]),
                        number(row[7]),
                        number(row[8]),
                        number(row[9]),
                        number(row[10])))
                .forEach(facts::with);
        return this;
    }

    /** Nation, publisher, whether it lists the nation. */
    Given access(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Access(text(row, 0), text(row, 1), (boolean) row[2]))
                .forEach(facts::with);
        return this;
    }

    /** Nation and the band of its share in 2025. */
    Given adoption(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Adoption(text(row, 0), 2025, Estimate.between(number(row[1]), number(row[2]))))
                .forEach(facts::with);
        return this;
    }

    /** Model, maker, firms, nations, nations at most, whether it is served abroad. */
    Given served(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Served(
                        text(row, 0),
                        new Hosting.Model(
                                text(row, 1), whole(row[2]), whole(row[3]), whole(row[4]), Optional.ofNullable((Boolean)
                                        row[5]))))
                .forEach(facts::with);
        return this;
    }

    /** Group, name, year, strand, measure, share, low, high, members with figures, members. */
    Given shared(Object[]... rows) {
        Arrays.stream(rows)
                .map(row -> new Facts.Shared(
                        text(row, 0),
                        text(row, 1),
                        (int) row[2],
                        text(row, 3),
                        text(row, 4),
                        number(row[5]),
                        number(row[6]),
                        number(row[7]),
                        whole(row[8]),
                        whole(row[9])))
                .forEach(facts::with);
        return this;
    }

    Facts facts() {
        return facts;
    }

    private static String text(Object[] row, int place) {
        return (String) row[place];
    }

    private static List<String> texts(Object cell) {
        return cell == null
                ? List.of()
                : ((List<?>) cell).stream().map(String.class::cast).toList();
    }

    private static Double number(Object cell) {
        return cell == null ? null : ((Number) cell).doubleValue();
    }

    private static Long whole(Object cell) {
        return cell == null ? null : ((Number) cell).longValue();
    }
}
