package org.sovereignai.measures.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.trade.Multipliers;

/** What one nation would lose of the strands of goods that it needs in one year. */
final class NationLosses {

    /** Imports over the needed strands below which a nation has no rank, current USD. */
    static final double LEAST_RANKED_IMPORTS = 100e6;

    /** Interval of a score above which a nation has no rank, in points. */
    static final double WIDEST_RANKED_INTERVAL = 10;

    /** Draws of a nation that is too small for a rank, whose interval is all that they are for. */
    private static final int DRAWS_WITHOUT_RANK = 50;

    private static final double SLACK = 0.1;
    private static final double SCALE = 100;

    /** A supplier with less than this part of the largest one's hardly ever becomes the largest. */
    private static final double RIVAL = 0.1;

    /** Nor does one with less than this part if nobody had made what he sells. */
    private static final double RIVAL_AT_MOST = 0.4;

    private static final int MOST_RIVALS = 20;

    /** Things that are not known, each of which moves ranks. */
    private static final String COMPLETION = "completion";

    private static final String HOME_MADE = "home_made";
    private static final String SLACK_OF_OTHERS = "slack";
    private static final String WEIGHTS = "weights";

    /** What a strand shows of each of these scores. */
    private static final List<ScoreId> BY_STRAND =
            List.of(ScoreId.DEPENDENCE, ScoreId.DEPENDENCE_OF_USE, ScoreId.DEPENDENCE_BLOC, ScoreId.IRREPLACEABLE);

    private final GoodsYear goodsYear;
    private final String nation;
    private final List<Goods> needed;
    private final List<Part> parts = new ArrayList<>();

    /** By strand what the nation makes and exports under headings of which it imports nothing, current USD. */
    private final double[] madeWithoutImports;

    private final Purchases[] purchases;
    private final String[] rivals;
    private final int[] numbers;
    private final GoodsYear.Replacement[] replacements;
    private final List<String> blocs;

    NationLosses(GoodsYear goodsYear, String nation, List<Goods> needed) {
        this.goodsYear = goodsYear;
        this.nation = nation;
        this.needed = needed;
        SortedMap<String, Set<String>> against = goodsYear.blocsAgainst(nation);
        this.blocs = List.copyOf(against.keySet());
        this.madeWithoutImports = new double[needed.size()];
        for (int strand = 0; strand < needed.size(); strand++) {
            Goods goods = needed.get(strand);
            for (Map.Entry<String, Heading> heading : goods.headings().entrySet()) {
                Heading traded = heading.getValue();
                int place = traded.place(nation).orElse(-1);
                if (place >= 0 && traded.imports(place) > 0) {
                    boolean isSetAside = goods.setAside().contains(heading.getKey());
                    parts.add(new Part(strand, traded, place, isSetAside));
                } else if (place >= 0) {
                    // Who imports nothing sells on nothing: it made all that it sells, in every draw.
                    madeWithoutImports[strand] += traded.exports(place);
                }
            }
        }
        TreeSet<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(part.rivals()));
        this.rivals = all.toArray(String[]::new);
        this.numbers = all.stream().mapToInt(goodsYear::number).toArray();
        this.replacements = needed.stream().map(goodsYear::replacementOf).toArray(GoodsYear.Replacement[]::new);
        List<Set<String>> actors = new ArrayList<>();
        all.forEach(rival -> actors.add(Set.of(rival)));
        actors.addAll(against.values());
        this.purchases = parts.stream()
                .map(part -> part.heading()
                        .purchases(
                                part.place(),
                                actors.stream().map(part.heading()::actor).toList()))
                .toArray(Purchases[]::new);
    }

    /** One heading as the nation buys it. */
    private record Part(int strand, Heading heading, int place, boolean isSetAside) {

        double imports() {
            return heading.imports(place);
        }

        double known() {
            return imports() * heading.coverage(place);
        }

        /** Those who might be the largest. */
        List<String> rivals() {
            int[] all = IntStream.range(0, heading.size()).toArray();
            double[] central = heading.met(place);
            double[] most = heading.onTheWay(heading.purchases(place), heading.mostSoldOn());
            central[place] = 0;
            most[place] = 0;
            double largest = Arrays.stream(central).max().orElse(0);
            return IntStream.of(all)
                    .filter(other -> central[other] > 0)
                    .filter(other -> central[other] >= RIVAL * largest || most[other] >= RIVAL_AT_MOST * largest)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> -most[other]))
                    .limit(MOST_RIVALS)
                    .map(other -> heading.codes().get(other))
                    .toList();
        }
    }

    /**
     * Values over the draws.
     *
     * @param even with strands of equal weight
     * @param weighted with drawn weights
     */
    private record Draws(double[] even, double[] weighted) {

        static Draws of(int size) {
            return new Draws(new double[size], new double[size]);
        }
    }

    List<Drawn> scores() {
        int size =
                imports() < LEAST_RANKED_IMPORTS ? Math.min(DRAWS_WITHOUT_RANK, goodsYear.draws()) : goodsYear.draws();
        double[] even = new double[needed.size()];
        Arrays.fill(even, 1.0 / even.length);
        Loss central = new Loss();
        double[][] bought = Arrays.stream(purchases).map(Purchases::central).toArray(double[][]::new);
        central.compute(
                bought, parts.stream().map(part -> part.heading().soldOn()).toArray(double[][]::new), SLACK);
        Map<ScoreId, Draws> drawn = new EnumMap<>(ScoreId.class);
        central.scores().forEach(score -> drawn.put(score, Draws.of(size)));
        double[][][] byStrand = new double[BY_STRAND.size()][needed.size()][size];
        Multipliers multipliers = goodsYear.multipliers(nation);
        double[][] soldOn = new double[bought.length][];
        double[] weights = new double[needed.size()];
        Loss loss = new Loss();
        Exchange exchange = new Exchange(drawn.keySet(), size == goodsYear.draws() ? goodsYear.exchanges() : 0);
        for (int draw = 0; draw < size; draw++) {
            exchange.keep(draw, bought);
            for (int p = 0; p < bought.length; p++) {
                purchases[p].next(multipliers, bought[p]);
                soldOn[p] = goodsYear.soldOn(parts.get(p).heading(), draw);
            }
            exchange.with(draw, bought);
            loss.compute(bought, soldOn, goodsYear.slack(draw));
            weigh(draw, weights);
            for (Map.Entry<ScoreId, Draws> score : drawn.entrySet()) {
                score.getValue().even()[draw] = loss.value(score.getKey(), even);
                score.getValue().weighted()[draw] = loss.value(score.getKey(), weights);
            }
            for (int score = 0; score < byStrand.length; score++) {
                for (int strand = 0; strand < weights.length; strand++) {
                    byStrand[score][strand][draw] = SCALE * loss.of(BY_STRAND.get(score))[strand];
                }
            }
        }
        return drawn.entrySet().stream()
                .map(score ->
                        score(score.getKey(), score.getValue(), central, even, byStrand, exchange.of(score.getKey())))
                .toList();
    }

    /** Values of a draw in which one of the things that are not known is that of the draw after. */
    private final class Exchange {

        private final int exchanges;
        private final Loss loss;
        private final Map<ScoreId, SortedMap<String, double[]>> values = new EnumMap<>(ScoreId.class);
        private final double[][] before;
        private final double[] weights = new double[needed.size()];

        Exchange(Set<ScoreId> scores, int exchanges) {
            this.exchanges = exchanges;
            this.loss = new Loss();
            this.before = new double[parts.size()][];
            for (ScoreId score : scores) {
                SortedMap<String, double[]> factors = new TreeMap<>();
                values.put(score, factors);
                if (exchanges > 0) {
                    factors.put(COMPLETION, new double[exchanges]);
                    factors.put(HOME_MADE, new double[exchanges]);
                    if (score == ScoreId.IRREPLACEABLE) {
                        factors.put(SLACK_OF_OTHERS, new double[exchanges]);
                    }
                    if (score != ScoreId.DEPENDENCE_WEAKEST) {
                        factors.put(WEIGHTS, new double[exchanges]);
                    }
                }
            }
        }

        SortedMap<String, double[]> of(ScoreId score) {
            return values.get(score);
        }

        /** Keeps what was bought in the draw before this one. */
        void keep(int draw, double[][] bought) {
            if (draw > 0 && draw <= exchanges) {
                for (int p = 0; p < before.length; p++) {
                    before[p] = bought[p].clone();
                }
            }
        }

        /** Exchanges each thing of the draw before with that of this one. */
        void with(int draw, double[][] bought) {
            if (draw == 0 || draw > exchanges) {
                return;
            }
            int last = draw - 1;
            weigh(last, weights);
            value(COMPLETION, last, bought, soldOn(last), goodsYear.slack(last));
            value(HOME_MADE, last, before, soldOn(draw), goodsYear.slack(last));
            value(SLACK_OF_OTHERS, last, before, soldOn(last), goodsYear.slack(draw));
            weigh(draw, weights);
            value(WEIGHTS, last, before, soldOn(last), goodsYear.slack(last));
        }

        private double[][] soldOn(int draw) {
            return parts.stream()
                    .map(part -> goodsYear.soldOn(part.heading(), draw))
                    .toArray(double[][]::new);
        }

        private void value(String factor, int draw, double[][] bought, double[][] soldOn, double slack) {
            loss.compute(bought, soldOn, slack);
            values.forEach((score, factors) -> {
                if (factors.containsKey(factor)) {
                    factors.get(factor)[draw] = loss.value(score, weights);
                }
            });
        }
    }

    private double imports() {
        return parts.stream().mapToDouble(Part::imports).sum();
    }

    private void weigh(int draw, double[] weights) {
        double all = 0;
        for (int strand = 0; strand < weights.length; strand++) {
            weights[strand] = goodsYear.weight(draw, needed.get(strand));
            all += weights[strand];
        }
        for (int strand = 0; strand < weights.length; strand++) {
            weights[strand] /= all;
        }
    }

    private Drawn score(
            ScoreId id,
            Draws draws,
            Loss central,
            double[] even,
            double[][][] byStrand,
            SortedMap<String, double[]> exchanged) {
        double imports = imports();
        double known = parts.stream().mapToDouble(Part::known).sum();
        int place = BY_STRAND.indexOf(id);
        boolean isThere = place >= 0 && (id != ScoreId.DEPENDENCE_BLOC || !blocs.isEmpty());
        List<Drawn.Part> strands = isThere
                ? IntStream.range(0, needed.size())
                        .mapToObj(strand -> strand(id, strand, central, byStrand[place][strand]))
                        .toList()
                : List.of();
        Drawn score = new Drawn(
                id,
                nation,
                goodsYear.year(),
                central.value(id, even),
                draws.even(),
                draws.weighted(),
                central.actor(id, even),
                strands,
                Math.min(1, known / imports),
                Optional.empty(),
                exchanged);
        if (imports < LEAST_RANKED_IMPORTS) {
            return score.unrankedFor(String.format(
                    Locale.ROOT,
                    "imports of the needed strands are worth %s, and a rank takes %.0f",
                    Goods.words(imports),
                    LEAST_RANKED_IMPORTS / 1e6));
        }
        double width = score.high() - score.low();
        return width <= WIDEST_RANKED_INTERVAL
                ? score
                : score.unrankedFor(String.format(
                        Locale.ROOT,
                        "%s not known well enough: the interval is %.1f points, and a rank takes at most %.0f",
                        id == ScoreId.IRREPLACEABLE ? "suppliers and spare capacity are" : "suppliers are",
                        width,
                        WIDEST_RANKED_INTERVAL));
    }

    private Drawn.Part strand(ScoreId id, int strand, Loss central, double[] draws) {
        double imports = inStrand(strand).mapToDouble(Part::imports).sum();
        return Drawn.Part.of(
                needed.get(strand).strand(),
                SCALE * central.of(id)[strand],
                draws,
                Optional.of(
                        id == ScoreId.DEPENDENCE_BLOC
                                ? blocs.get(central.blocActors[strand])
                                : rivals[central.actors[strand]]),
                Math.min(1, inStrand(strand).mapToDouble(Part::known).sum() / imports),
                imports);
    }

    private Stream<Part> inStrand(int strand) {
        return parts.stream().filter(part -> part.strand() == strand);
    }

    /** The losses in one case, computed in place again and again. */
    private final class Loss {

        private final int n = needed.size();
        private final double[] met = new double[rivals.length + blocs.size()];
        private final double[][] byPartner = new double[n][rivals.length];
        private final double[][] byBloc = new double[n][blocs.size()];
        private final double[] lostWithout = new double[rivals.length];
        private final double[] imports = new double[n];
        private final double[] made = new double[n];
        private final double[] largest = new double[n];
        private final double[] ofUse = new double[n];
        private final double[] without = new double[n];
        private final double[] ofBloc = new double[n];
        private final double[] unmet = new double[n];
        private final int[] actors = new int[n];
        private final int[] blocActors = new int[n];

        /**
         * @param bought shares of sellers, by heading
         * @param soldOn part of its sales that each seller sells on, by heading
         * @param slack spare part of what others make
         */
        void compute(double[][] bought, double[][] soldOn, double slack) {
            Arrays.fill(lostWithout, 0);
            Arrays.fill(imports, 0);
            System.arraycopy(madeWithoutImports, 0, made, 0, n);
            for (int strand = 0; strand < n; strand++) {
                Arrays.fill(byPartner[strand], 0);
                Arrays.fill(byBloc[strand], 0);
            }
            double importsWithout = 0;
            for (int p = 0; p < purchases.length; p++) {
                Part part = parts.get(p);
                int strand = part.strand();
                double amount = part.imports();
                imports[strand] += amount;
                made[strand] += (1 - soldOn[p][part.place()]) * part.heading().exports(part.place());
                boolean isKept = !needed.get(strand).setAside().isEmpty() && !part.isSetAside();
                importsWithout += isKept ? amount : 0;
                purchases[p].onTheWay(bought[p], soldOn[p], met);
                for (int rival = 0; rival < rivals.length; rival++) {
                    byPartner[strand][rival] += met[rival] * amount;
                    lostWithout[rival] += isKept ? met[rival] * amount : 0;
                }
                for (int bloc = 0; bloc < blocs.size(); bloc++) {
                    byBloc[strand][bloc] += met[rivals.length + bloc] * amount;
                }
            }
            for (int strand = 0; strand < n; strand++) {
                strand(strand, importsWithout, slack);
            }
        }

        private void strand(int strand, double importsWithout, double slack) {
            int actor = largest(byPartner[strand]);
            double lost = byPartner[strand][actor];
            actors[strand] = actor;
            largest[strand] = lost / imports[strand];
            ofUse[strand] = lost / (imports[strand] + made[strand]);
            boolean hasSetAside = !needed.get(strand).setAside().isEmpty() && importsWithout > 0;
            without[strand] = hasSetAside ? lostWithout[largest(lostWithout)] / importsWithout : largest[strand];
            unmet[strand] = Math.max(0, lost - made[strand])
                    / imports[strand]
                    * replacements[strand].unmet(numbers[actor], slack);
            for (int rival = 0; rival < rivals.length; rival++) {
                byPartner[strand][rival] /= imports[strand];
            }
            for (int bloc = 0; bloc < blocs.size(); bloc++) {
                byBloc[strand][bloc] /= imports[strand];
            }
            if (!blocs.isEmpty()) {
                blocActors[strand] = largest(byBloc[strand]);
                ofBloc[strand] = byBloc[strand][blocActors[strand]];
            }
        }

        List<ScoreId> scores() {
            return Arrays.stream(ScoreId.values())
                    .filter(score -> !score.isOfParticipation())
                    .filter(score -> score != ScoreId.DEPENDENCE_BLOC || !blocs.isEmpty())
                    .filter(score -> score != ScoreId.DEPENDENCE_WITHOUT || goodsYear.setsAside())
                    .toList();
        }

        /** Shares by strand. */
        double[] of(ScoreId score) {
            return switch (score) {
                case DEPENDENCE_OF_USE -> ofUse;
                case DEPENDENCE_BLOC -> ofBloc;
                case DEPENDENCE_WITHOUT -> without;
                case IRREPLACEABLE -> unmet;
                default -> largest;
            };
        }

        double value(ScoreId score, double[] weights) {
            return SCALE
                    * switch (score) {
                        case DEPENDENCE_WEAKEST -> largest[largest(largest)];
                        case DEPENDENCE_ONE_PARTNER -> {
                            double[] mean = mean(byPartner, weights);
                            yield mean[largest(mean)];
                        }
                        default -> mean(of(score), weights);
                    };
        }

        /** Who withholds, where it is the same in all strands that count. */
        Optional<String> actor(ScoreId score, double[] weights) {
            return switch (score) {
                case DEPENDENCE_WEAKEST -> Optional.of(rivals[actors[largest(largest)]]);
                case DEPENDENCE_ONE_PARTNER -> Optional.of(rivals[largest(mean(byPartner, weights))]);
                case DEPENDENCE_BLOC -> same(blocActors).map(blocs::get);
                case DEPENDENCE, DEPENDENCE_OF_USE, IRREPLACEABLE ->
                    same(actors).map(actor -> rivals[actor]);
                default -> Optional.empty();
            };
        }

        private static Optional<Integer> same(int[] each) {
            return Arrays.stream(each).distinct().count() == 1 ? Optional.of(each[0]) : Optional.empty();
        }

        private static double mean(double[] shares, double[] weights) {
            double mean = 0;
            for (int strand = 0; strand < shares.length; strand++) {
                mean += weights[strand] * shares[strand];
            }
            return mean;
        }

        private static double[] mean(double[][] shares, double[] weights) {
            double[] mean = new double[shares[0].length];
            for (int strand = 0; strand < shares.length; strand++) {
                for (int rival = 0; rival < mean.length; rival++) {
                    mean[rival] += weights[strand] * shares[strand][rival];
                }
            }
            return mean;
        }
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
