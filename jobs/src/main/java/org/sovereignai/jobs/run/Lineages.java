package org.sovereignai.jobs.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.Strings;
import org.sovereignai.schemas.manifest.Lineage;

/** The lineage of every table of a plan: its own sources, method and years, and those of the tables it is made from. */
public final class Lineages {

    private Lineages() {}

    public static Map<String, Lineage> of(Plan plan) {
        Map<String, Lineage> lineages = new LinkedHashMap<>();
        for (Plan.PlannedTable planned : plan.tables()) {
            Map<String, String> sources = new HashMap<>();
            Map<String, String> method = new TreeMap<>();
            // A run has one range of years: whatever depends on years depends on the same.
            Set<String> years = new TreeSet<>();
            planned.parts().forEach((part, digest) -> {
                if (part.equals(Plan.YEARS)) {
                    years.add(digest);
                } else if (part.startsWith(Plan.SOURCE)) {
                    sources.put(Strings.CS.removeStart(part, Plan.SOURCE), digest);
                } else if (part.startsWith(Plan.TABLE)) {
                    Lineage input = lineages.get(Strings.CS.removeStart(part, Plan.TABLE));
                    sources.putAll(input.sources());
                    method.put(part, input.method());
                    years.add(input.years());
                } else {
                    method.put(part, digest);
                }
            });
            years.remove("");
            lineages.put(
                    planned.schema().name(),
                    new Lineage(DigestUtils.sha256Hex(method.toString()), String.join(", ", years), sources));
        }
        return lineages;
    }
}
