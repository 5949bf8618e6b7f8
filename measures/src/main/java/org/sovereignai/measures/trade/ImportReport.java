package org.sovereignai.measures.trade;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.Validate;

/**
 * What the customs of one nation say that it bought of one heading in one year. It replaces that nation's part of the
 * completed matrix, and no other's; shares are of its own total.
 *
 * @param amounts by supplier, in any one unit of money
 * @param unnamed from partners that the report does not name, in the same unit: from anybody
 */
public record ImportReport(Map<String, Double> amounts, double unnamed) {

    public ImportReport {
        amounts = Map.copyOf(amounts);
        amounts.forEach((partner, amount) -> Validate.isTrue(
                Double.isFinite(amount) && amount >= 0,
                "The amount from %s must be a number, 0 or more, not %s",
                partner,
                amount));
        Validate.isTrue(
                Double.isFinite(unnamed) && unnamed >= 0, "The unnamed amount must be 0 or more, not %s", unnamed);
    }

    /** All that was bought. */
    public double total() {
        double total = unnamed;
        for (double amount : new TreeMap<>(amounts).values()) {
            total += amount;
        }
        return total;
    }

    /** The same with some partners as one. */
    public ImportReport merging(Collection<String> members, String code) {
        Map<String, Double> merged = new TreeMap<>();
        amounts.forEach(
                (partner, amount) -> merged.merge(members.contains(partner) ? code : partner, amount, Double::sum));
        return new ImportReport(merged, unnamed);
    }
}
