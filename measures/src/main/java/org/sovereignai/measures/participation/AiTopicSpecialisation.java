package org.sovereignai.measures.participation;

import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.CodeYear.Dimension;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;

/**
 * How much more of a nation's work on public code is about AI than the world's: the revealed comparative advantage in AI
 * topics (Balassa, "Trade liberalisation and revealed comparative advantage", The Manchester School 33, 1965).
 *
 * <p>{@code config} and {@code github-config} are left out: a template for profiles puts them on the repositories that
 * carry it, so that they name no subject. The source shows a topic of an economy from 100 people on, so that small
 * economies show few topics or none about AI: below the fewest topics, or without an AI topic, there is no value.
 */
public final class AiTopicSpecialisation implements Family<CodeYear> {

    private static final Set<String> NO_SUBJECT = Set.of("config", "github-config");

    @Override
    public Stream<Figure> figures(CodeYear year) {
        SortedMap<String, Pushers> nations = year.by(Dimension.TOPIC);
        Predicate<String> isAi = year.lists()::isAboutAi;
        double ai = nations.values().stream().mapToLong(one -> one.sum(isAi)).sum();
        double all = nations.values().stream()
                .mapToLong(one -> one.sum(AiTopicSpecialisation::isSubject))
                .sum();
        return nations.entrySet().stream().map(nation -> figure(nation.getKey(), nation.getValue(), ai / all, year));
    }

    private static Figure figure(String nation, Pushers pushers, double world, CodeYear year) {
        long topics = pushers.number(AiTopicSpecialisation::isSubject);
        double ai = pushers.sum(year.lists()::isAboutAi);
        double all = pushers.sum(AiTopicSpecialisation::isSubject);
        boolean isShown = pushers.number(year.lists()::isAboutAi) > 0;
        boolean isTooFew = Known.TOPICS.isTooFew(topics);
        return year.about(nation, pushers.quarters())
                .figure(
                        "ai_topic_specialisation",
                        isShown && !isTooFew && all > 0 && world > 0
                                ? Estimate.unbounded(ai / all / world)
                                : Estimate.NONE)
                .basedOn(topics)
                .covering(pushers.quarters().coverage())
                .unless(Reason.first(Reason.TOO_FEW.when(isTooFew), Reason.BELOW_THRESHOLD.when(!isShown)))
                .notingHub();
    }

    private static boolean isSubject(String topic) {
        return !NO_SUBJECT.contains(topic);
    }
}
