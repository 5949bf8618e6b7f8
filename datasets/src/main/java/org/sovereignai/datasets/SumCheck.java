package org.sovereignai.datasets;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Holds the members of an aggregate that the publisher lists among its rows against the aggregate itself.
 *
 * @param name what must hold, for people
 * @param by the publisher's names of the columns that the sums are grouped by
 * @param column column of the codes
 * @param aggregate code of the aggregate
 * @param members codes of the members; empty when every used record is one
 * @param value column of the amounts
 * @param scale column with the power of ten that the value is in; empty where it is in one unit
 * @param tolerance share of the aggregate by which the sum may differ
 * @param sparse whether an aggregate may have its members in other files, or nowhere, which proves nothing; where not, its
 *     members are in its file
 */
record SumCheck(
        String name,
        List<String> by,
        String column,
        String aggregate,
        List<String> members,
        String value,
        String scale,
        double tolerance,
        boolean sparse)
        implements Serializable {

    SumCheck {
        by = List.copyOf(by);
        members = List.copyOf(members);
    }

    /**
     * What one file has, or several together, by group.
     *
     * @param check what is held against each other
     * @param published the aggregates
     * @param summed the sums of members
     */
    record Found(SumCheck check, TreeMap<String, BigDecimal> published, TreeMap<String, BigDecimal> summed)
            implements Serializable {

        /** Both together; an aggregate that both have counts once. */
        Found and(Found other) {
            Found both = new Found(check, new TreeMap<>(other.published), new TreeMap<>(summed));
            both.published.putAll(published);
            other.summed.forEach((group, sum) -> both.summed.merge(group, sum, BigDecimal::add));
            return both;
        }

        /** The aggregates of this file that are not what they are elsewhere, or not the sum of the members that all files have. */
        List<String> failures(Found all) {
            List<String> failures = new ArrayList<>();
            published.forEach((group, amount) -> {
                BigDecimal elsewhere = all.published.get(group);
                BigDecimal sum = all.summed.getOrDefault(group, BigDecimal.ZERO);
                BigDecimal allowed = amount.abs().multiply(BigDecimal.valueOf(check.tolerance));
                if (amount.compareTo(elsewhere) != 0) {
                    failures.add("%s %s: %s is %s, and %s in another file"
                            .formatted(
                                    check.by,
                                    group,
                                    check.aggregate,
                                    amount.toPlainString(),
                                    elsewhere.toPlainString()));
                } else if (sum.subtract(amount).abs().compareTo(allowed) > 0 && !isAlone(group, all)) {
                    failures.add("%s %s: %s is %s, its members sum to %s"
                            .formatted(check.by, group, check.aggregate, amount.toPlainString(), sum.toPlainString()));
                }
            });
            return failures;
        }

        /** The aggregates of this file that have a member in no file. */
        List<String> alone(Found all) {
            return published.entrySet().stream()
                    .filter(entry -> entry.getValue().signum() != 0 && isAlone(entry.getKey(), all))
                    .map(entry -> "%s %s: %s is %s, and has no members"
                            .formatted(
                                    check.by,
                                    entry.getKey(),
                                    check.aggregate,
                                    entry.getValue().toPlainString()))
                    .toList();
        }

        private boolean isAlone(String group, Found all) {
            return check.sparse && !all.summed.containsKey(group);
        }
    }
}
