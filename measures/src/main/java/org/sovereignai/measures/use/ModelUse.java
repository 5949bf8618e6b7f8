package org.sovereignai.measures.use;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.Strings;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Supplier;

/**
 * Tokens that went through a router in some time, by nation of the maker of the model. The source names the models that are
 * used most; the others, and models of unnamed makers, are of unknown nation: they are bounds, never dropped.
 */
public final class ModelUse {

    /** All models outside the first of a day. */
    public static final String OTHER = "other";

    /** What stands behind the name of the variant that costs nothing. */
    public static final String FREE = ":free";

    /**
     * Tokens of one model, or of several that the source has together.
     *
     * @param model name of the model, variants of one model under one name; empty of several
     * @param maker nation of its maker; empty if unknown
     * @param hasOpenWeights whether its weights can be had; empty if unknown
     * @param tokens tokens read and written
     */
    public record Line(
            Optional<String> model, Optional<String> maker, Optional<Boolean> hasOpenWeights, double tokens) {

        /**
         * A line of the source.
         *
         * @param slug {@code author/model}, with {@link #FREE} behind it of the variant that costs nothing; or {@link #OTHER}
         * @param maker code of the maker's nation, or {@link Supplier#UNKNOWN}
         */
        public static Line of(String slug, String maker, Optional<Boolean> hasOpenWeights, double tokens) {
            return new Line(
                    Optional.of(slug).filter(name -> !name.equals(OTHER)).map(name -> Strings.CS.removeEnd(name, FREE)),
                    Optional.of(maker).filter(code -> !code.equals(Supplier.UNKNOWN)),
                    hasOpenWeights,
                    tokens);
        }
    }

    /**
     * Use of the models of one nation, or of all.
     *
     * @param tokens tokens of its models
     * @param models number of its models that are named
     * @param share its share in all tokens
     * @param openWeights share of models with open weights in its tokens
     */
    public record Part(double tokens, long models, Estimate share, Estimate openWeights) {}

    private final List<Line> lines;
    private final double known;
    private final double unknown;

    private ModelUse(List<Line> lines) {
        this.lines = lines;
        this.known = lines.stream()
                .filter(line -> line.maker().isPresent())
                .mapToDouble(Line::tokens)
                .sum();
        this.unknown = lines.stream()
                .filter(line -> line.maker().isEmpty())
                .mapToDouble(Line::tokens)
                .sum();
    }

    /** The use that some lines show; those without tokens say nothing. */
    public static ModelUse of(Collection<Line> lines) {
        return new ModelUse(lines.stream().filter(line -> line.tokens() > 0).toList());
    }

    /** Whether anything was used. */
    public boolean hasTokens() {
        return !lines.isEmpty();
    }

    /** Share of the tokens whose maker's nation is known. */
    public double coverage() {
        return known / (known + unknown);
    }

    /** Use by nation of the maker. */
    public SortedMap<String, Part> nations() {
        SortedMap<String, Part> nations = new TreeMap<>();
        lines.stream()
                .filter(line -> line.maker().isPresent())
                .collect(Collectors.groupingBy(line -> line.maker().orElseThrow()))
                .forEach((nation, own) -> nations.put(nation, part(own, PartialShare.of(tokens(own), known, unknown))));
        return nations;
    }

    /** Use of models of unknown makers; empty where all are known. Its share has no bounds: it is what it is. */
    public Optional<Part> unknownMakers() {
        List<Line> own = lines.stream().filter(line -> line.maker().isEmpty()).toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(part(own, PartialShare.of(unknown, known + unknown, 0)));
    }

    /** Use of all models together. */
    public Part world() {
        return part(lines, PartialShare.of(known + unknown, known + unknown, 0));
    }

    /**
     * Herfindahl-Hirschman index over the nations of makers, 0 to 1: of the known tokens; at the least if the unknown ones came
     * from countless nations; at the most if they all were of the nation that leads.
     */
    public Estimate concentration() {
        Map<String, Double> tokens = lines.stream()
                .filter(line -> line.maker().isPresent())
                .collect(Collectors.groupingBy(
                        line -> line.maker().orElseThrow(), TreeMap::new, Collectors.summingDouble(Line::tokens)));
        double squares = tokens.values().stream().mapToDouble(t -> t * t).sum();
        double largest = tokens.values().stream().mapToDouble(t -> t).max().orElse(0);
        double whole = known + unknown;
        double gathered = squares - largest * largest + (largest + unknown) * (largest + unknown);
        double low = squares / (whole * whole);
        double high = gathered / (whole * whole);
        return Known.isEnough(coverage())
                ? Estimate.ofRounded(squares / (known * known), low, high)
                : Estimate.between(low, high);
    }

    private static Part part(List<Line> own, Estimate share) {
        double open = tokens(own, true);
        double closed = tokens(own, false);
        double all = tokens(own);
        return new Part(
                all,
                own.stream().flatMap(line -> line.model().stream()).distinct().count(),
                share,
                PartialShare.of(open, open + closed, Math.max(0, all - open - closed)));
    }

    private static double tokens(List<Line> own) {
        return own.stream().mapToDouble(Line::tokens).sum();
    }

    private static double tokens(List<Line> own, boolean hasOpenWeights) {
        return own.stream()
                .filter(line -> line.hasOpenWeights()
                        .filter(open -> open == hasOpenWeights)
                        .isPresent())
                .mapToDouble(Line::tokens)
                .sum();
    }
}
