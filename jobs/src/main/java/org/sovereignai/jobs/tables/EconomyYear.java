package org.sovereignai.jobs.tables;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.CheckException;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.run.Years;

/**
 * Population and GDP by economy and year: the World Bank's figure where it has one, else the IMF's, which alone has
 * Taiwan. IMF figures of other economies are not carried over, because the terms of the IMF do not clearly allow it.
 */
public final class EconomyYear implements TypedStep {

    private static final String ONLY_IN_IMF = "TWN";
    private static final String POPULATION = "population";
    private static final String GDP = "gdp";
    private static final String WORLD_BANK = "World Bank";
    private static final String IMF = "IMF";

    /** Dollars for each person and year; South Sudan had 95 in 2017, Monaco has 226,000. */
    private static final double LOWEST_PER_PERSON = 60;

    private static final double HIGHEST_PER_PERSON = 1_000_000;

    private static final Map<String, String> CONCEPTS = Map.of("LP", POPULATION, "NGDPD", GDP);

    @Override
    public String columns() {
        return "country_code year population population_source gdp_usd gdp_source";
    }

    private record EconomyAndYear(String code, int year) {}

    /**
     * What a source says.
     *
     * @param value may be missing
     */
    private record Figure(Double value, String source) {

        Figure orBetter(Figure other) {
            return source.equals(WORLD_BANK) ? this : other;
        }
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Years years = in.years();
        return MixedRows.into(Figures::new)
                .and(
                        in.records("world-bank/population", "country_code year value"),
                        (figures, row) -> figures.add(row, POPULATION, new Figure(row.getAs(2), WORLD_BANK)))
                .and(
                        in.records("world-bank/gdp", "country_code year value"),
                        (figures, row) -> figures.add(row, GDP, new Figure(row.getAs(2), WORLD_BANK)))
                .and(
                        in.records("imf-weo/weo", "country_code year value scale concept")
                                .filter(row ->
                                        row.getString(0).equals(ONLY_IN_IMF) && CONCEPTS.containsKey(row.getString(4))),
                        // The IMF publishes millions or billions: scale is the power of ten.
                        (figures, row) -> figures.add(
                                row,
                                CONCEPTS.get(row.getString(4)),
                                new Figure(row.getDouble(2) * Math.pow(10, row.getInt(3)), IMF)))
                .rows(figures -> figures.known.entrySet().stream()
                        .filter(entry -> years.include(entry.getKey().year()))
                        .map(entry -> row(
                                entry.getKey(),
                                entry.getValue().get(POPULATION),
                                entry.getValue().get(GDP))));
    }

    private static final class Figures {
        private final Map<EconomyAndYear, Map<String, Figure>> known = new HashMap<>();

        /** Adds what a row, which begins with economy and year, says of a concept. */
        void add(Row row, String concept, Figure figure) {
            known.computeIfAbsent(new EconomyAndYear(row.getString(0), row.getInt(1)), any -> new HashMap<>())
                    .merge(concept, figure, Figure::orBetter);
        }
    }

    /** Neither can be in another unit, or of another economy, where the one fits the other. */
    private static void requireFit(EconomyAndYear economy, Figure population, Figure gdp) {
        if (population == null || gdp == null || population.value() == null || gdp.value() == null) {
            return;
        }
        double perPerson = gdp.value() / population.value();
        if (gdp.value() > 0 && !(perPerson >= LOWEST_PER_PERSON && perPerson <= HIGHEST_PER_PERSON)) {
            throw new CheckException(String.format(
                    Locale.ROOT,
                    "%s has %,.0f people (%s) and a GDP of %,.0f dollars (%s) in %d, %.3g for each person; look at the unit and the rows of both.",
                    economy.code(),
                    population.value(),
                    population.source(),
                    gdp.value(),
                    gdp.source(),
                    economy.year(),
                    perPerson));
        }
    }

    private static InternalRow row(EconomyAndYear economy, Figure population, Figure gdp) {
        requireFit(economy, population, gdp);
        return TypedRows.row(
                economy.code(),
                economy.year(),
                population == null || population.value() == null ? null : Math.round(population.value()),
                population == null ? null : population.source(),
                gdp == null || gdp.value() == null ? null : TypedRows.money(gdp.value()),
                gdp == null ? null : gdp.source());
    }
}
