package org.sovereignai.measures.models;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;

/**
 * How old a frontier a nation has: months from the day when any model in the world first reached the largest known
 * training compute of the nation's models, to the end of the year; 0 while the nation's largest is the world's.
 *
 * <p>The year of the newest model ends on that model's day. Models of unknown compute cannot be seen, and below the fewest
 * models of known compute there is no value: a single small model is no picture of a nation.
 */
public final class FrontierLag implements Family<Models> {

    private static final double DAYS_PER_MONTH = 365.25 / 12;

    /** What a nation has released up to some day. */
    private static final class Output {
        private long released;
        private long ofKnownCompute;
        private double largest;

        void add(Model model) {
            released++;
            if (model.trainingCompute() != null) {
                ofKnownCompute++;
                largest = Math.max(largest, model.trainingCompute());
            }
        }
    }

    @Override
    public Stream<Figure> figures(Models models) {
        List<Model> inOrder = models.all()
                .filter(model -> model.day().isPresent())
                .sorted(Comparator.comparing(Model::published))
                .toList();
        if (inOrder.isEmpty()) {
            return Stream.empty();
        }
        LocalDate newest = inOrder.get(inOrder.size() - 1).published();
        return IntStream.rangeClosed(inOrder.get(0).published().getYear(), newest.getYear())
                .boxed()
                .flatMap(year -> ofYear(year, end(year, newest), inOrder, models));
    }

    private static LocalDate end(int year, LocalDate newest) {
        LocalDate end = LocalDate.of(year, Month.DECEMBER, 31);
        return end.isAfter(newest) ? newest : end;
    }

    private static Stream<Figure> ofYear(int year, LocalDate end, List<Model> inOrder, Models models) {
        SortedMap<String, Output> nations = new TreeMap<>();
        Output world = new Output();
        // The day on which a level of compute was first reached.
        TreeMap<Double, LocalDate> records = new TreeMap<>();
        for (Model model : inOrder) {
            if (model.published().isAfter(end)) {
                break;
            }
            if (model.trainingCompute() != null && model.trainingCompute() > world.largest) {
                records.put(model.trainingCompute(), model.published());
            }
            world.add(model);
            model.nations()
                    .forEach(nation -> nations.computeIfAbsent(nation, code -> new Output())
                            .add(model));
        }
        return nations.entrySet().stream()
                .filter(nation -> nation.getValue().ofKnownCompute > 0)
                .map(nation -> figure(nation, year, end, records, models));
    }

    private static Figure figure(
            Map.Entry<String, Output> nation,
            int year,
            LocalDate end,
            TreeMap<Double, LocalDate> records,
            Models models) {
        Output output = nation.getValue();
        boolean isAtTheFrontier = output.largest == records.lastKey();
        LocalDate reached = records.ceilingEntry(output.largest).getValue();
        double lag = isAtTheFrontier ? 0 : ChronoUnit.DAYS.between(reached, end) / DAYS_PER_MONTH;
        return models.about(nation.getKey(), year)
                .figure("frontier_lag_months", Estimate.unbounded(lag))
                .basedOn(output.ofKnownCompute)
                .covering((double) output.ofKnownCompute / output.released)
                .unlessAtAll(Reason.TOO_FEW.when(Known.MODELS.isTooFew(output.ofKnownCompute)));
    }
}
