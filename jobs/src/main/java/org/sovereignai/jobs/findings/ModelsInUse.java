package org.sovereignai.jobs.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose models are used, by month, as far as one router knows. */
final class ModelsInUse implements Question {

    private static final String ALL = "ALL";
    private static final String CHINA = "CHN";
    private static final String UNITED_STATES = "USA";
    private static final String UNKNOWN = "UNK";

    private static final Topic TOPIC = new Topic(
            "q9_models_in_use",
            "Whose models are used: what share of tokens goes to models from China, from the United States, and with open"
                    + " weights?",
            "Tokens that passed through OpenRouter, paid and free: one router's traffic, not the world's use, and not by nation"
                    + " of the user. Each maker's tokenizer counts its own way. The fifty largest models of each day; the rest"
                    + " and unnamed models are of unknown makers, and are the bounds. value is the share of China, n the number"
                    + " of models of known makers; without the free variants in model_usage_month.");

    /** The newest month first; the newest whole one is the headline. */
    @Override
    public Stream<Line> answer(Facts facts) {
        List<Facts.Usage> all = facts.all(Facts.Usage.class)
                .filter(usage -> usage.maker().equals(ALL))
                .sorted(Comparator.comparing(Facts.Usage::month).reversed())
                .toList();
        Optional<String> newestWhole = all.stream()
                .filter(Facts.Usage::isWhole)
                .map(Facts.Usage::month)
                .findFirst();
        return all.stream()
                .map(usage -> line(facts, usage).asHeadlineIf(newestWhole.equals(Optional.of(usage.month()))));
    }

    private static Line line(Facts facts, Facts.Usage all) {
        long models = facts.all(Facts.Usage.class)
                .filter(usage -> usage.month().equals(all.month()))
                .filter(usage -> !List.of(ALL, UNKNOWN).contains(usage.maker()))
                .mapToLong(Facts.Usage::models)
                .sum();
        Optional<Facts.Usage> china = maker(facts, all, CHINA);
        String sentence = Words.say(
                "Of the tokens of %s that passed through one router (OpenRouter, not the world's use), %s went to models of"
                        + " unknown makers; of the others, models from China had %s, from the United States %s, with the bounds"
                        + " that leaves of all tokens; models with open weights had %s (%d models of known makers%s).",
                all.month(),
                maker(facts, all, UNKNOWN)
                        .map(usage -> Words.percent(usage.share()))
                        .orElse("none"),
                share(china),
                share(maker(facts, all, UNITED_STATES)),
                Words.share(all.openShare(), all.openLow(), all.openHigh()),
                models,
                all.isWhole() ? "" : Words.say("; %d days, the month is not complete", all.days()));
        String evidence = Words.say(
                "FROM model_usage_month WHERE month = '%s' AND traffic = 'all' AND developer_code IN %s",
                all.month(), Words.in(List.of(ALL, CHINA, UNITED_STATES, UNKNOWN)));
        return TOPIC.ofWorld(Words.item("month", all.month()), all.year(), sentence, evidence)
                .with(china.map(Facts.Usage::share).orElse(null), models);
    }

    private static Optional<Facts.Usage> maker(Facts facts, Facts.Usage all, String nation) {
        return facts.all(Facts.Usage.class)
                .filter(usage ->
                        usage.month().equals(all.month()) && usage.maker().equals(nation))
                .findFirst();
    }

    private static String share(Optional<Facts.Usage> usage) {
        return usage.map(one -> Words.share(one.share(), one.low(), one.high())).orElse("none");
    }
}
