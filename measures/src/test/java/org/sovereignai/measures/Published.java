package org.sovereignai.measures;

import java.util.Map;
import java.util.TreeMap;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;

/** What a family says of one nation, year and measure, as it is published: what is absent is null. */
public record Published(Double value, Long n, Double coverage, Double low, Double high, String status, String note) {

    /** The figures of a family by key, such as {@code DEU 2020 model_releases}. */
    public static <G> Map<String, Published> by(Family<G> family, G group) {
        Map<String, Published> figures = new TreeMap<>();
        family.figures(group).forEach(figure -> {
            String key =
                    figure.subject().nation().code() + " " + figure.subject().year() + " " + figure.measure();
            if (figures.put(key, of(figure)) != null) {
                throw new IllegalStateException("Two figures for " + key);
            }
        });
        return figures;
    }

    private static Published of(Figure figure) {
        return new Published(
                finite(figure.estimate().value()),
                figure.n().isPresent() ? (Long) figure.n().getAsLong() : null,
                figure.coverage().isPresent() ? (Double) figure.coverage().getAsDouble() : null,
                finite(figure.estimate().low()),
                finite(figure.estimate().high()),
                figure.subject().status().cell(),
                figure.noteCode().orElse(null));
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }
}
