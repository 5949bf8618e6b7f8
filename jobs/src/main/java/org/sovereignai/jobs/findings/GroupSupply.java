package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What groups of nations supply themselves, and what of their dependence would vanish if members supplied each other. */
final class GroupSupply implements Question {

    private static final String FROM_MEMBERS = "from_members_share";
    private static final String COULD_BE = "could_be_from_members_share";

    /** Those that readers ask for first, in that order; the first is the headline. */
    private static final List<String> FIRST = List.of("eu", "asean", "african_union");

    private static final List<String> STRANDS = List.of("chips", "chip_equipment", "computers", "energy_equipment");
    private static final List<String> WORDS =
            List.of("chips", "chip-making equipment", "computers", "energy equipment");

    private static final Topic TOPIC = new Topic(
            "q11_groups",
            "What do groups of nations supply themselves, and what of their dependence would vanish if members supplied each"
                    + " other?",
            "The group as one importer: what members sell each other is home supply, but not what they make, since some pass"
                    + " goods on (group_edge has suppliers by origin). What could come from members at most is all that they make"
                    + " and sell abroad, up to what members import: a heading is not one product, so that it is an upper"
                    + " estimate. Of members without figures nothing is in either. value is the share of chips from members, n"
                    + " the number of members with figures.");

    @Override
    public Stream<Line> answer(Facts facts) {
        OptionalInt newest =
                facts.all(Facts.Shared.class).mapToInt(Facts.Shared::year).max();
        if (newest.isEmpty()) {
            return Stream.empty();
        }
        int year = newest.getAsInt();
        Map<String, List<Facts.Shared>> groups = facts.all(Facts.Shared.class)
                .filter(shared -> shared.year() == year)
                .collect(Collectors.groupingBy(Facts.Shared::group, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .sorted(Comparator.comparing(
                        group -> FIRST.contains(group.getKey()) ? FIRST.indexOf(group.getKey()) : FIRST.size()))
                .flatMap(group -> line(group.getKey(), group.getValue(), year).stream());
    }

    private static Optional<Line> line(String group, List<Facts.Shared> shares, int year) {
        List<String> now = new ArrayList<>();
        List<String> then = new ArrayList<>();
        for (int i = 0; i < STRANDS.size(); i++) {
            String strand = STRANDS.get(i);
            String word = WORDS.get(i);
            find(shares, strand, FROM_MEMBERS).ifPresent(share -> now.add(said(word, share)));
            find(shares, strand, COULD_BE).ifPresent(share -> then.add(said(word, share)));
        }
        return find(shares, STRANDS.get(0), FROM_MEMBERS).map(chips -> {
            String sentence = Words.say(
                    "%s: of what its %d members%s imported in %d came from each other, made there or not, %s; what they make and"
                            + " sell to anybody would cover at most %s.",
                    chips.name(),
                    chips.members(),
                    chips.n() < chips.members() ? Words.say(" (%d with figures)", chips.n()) : "",
                    year,
                    String.join(", ", now),
                    String.join(", ", then));
            String evidence = Words.say(
                    "FROM group_value WHERE group_id = '%s' AND year = %d AND indicator_strand <> 'none'", group, year);
            return TOPIC.ofWorld(Words.item("group", group), year, sentence, evidence)
                    .with(chips.share(), chips.n())
                    .asHeadlineIf(group.equals(FIRST.get(0)));
        });
    }

    private static Optional<Facts.Shared> find(List<Facts.Shared> shares, String strand, String measure) {
        return shares.stream()
                .filter(share ->
                        share.strand().equals(strand) && share.measure().equals(measure))
                .findFirst();
    }

    private static String said(String word, Facts.Shared share) {
        return word + " " + Words.percent(share.share(), share.low(), share.high());
    }
}
