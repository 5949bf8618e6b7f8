package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applies the declared corrections of a resource to the records of one file, and remembers what became of each. */
final class RecordCorrections {

    /** Rule under which a record is left out that a correction withdraws. */
    static final String WITHDRAWN = "withdrawn by a declared correction";

    /**
     * What was made of a record.
     *
     * @param record the record as it is after its corrections
     * @param outcome what became of it
     */
    record Parsed(SourceRecord record, RowParser.Outcome outcome) {

        /** Whether a correction says that the record is not to be used. */
        boolean isWithdrawn() {
            return outcome.equals(WITHDRAWAL);
        }
    }

    private static final RowParser.OutOfScope WITHDRAWAL = new RowParser.OutOfScope(WITHDRAWN);

    private final Resource resource;
    private final List<Ledger.Corrected> made = new ArrayList<>();

    RecordCorrections(Resource resource) {
        this.resource = resource;
    }

    /**
     * Parses a record as it is after its corrections. A correction whose expected text is not there changes nothing, and
     * is remembered as one that does not hold.
     */
    Parsed parse(SourceRecord record, RowParser parser) {
        List<Correction> selecting = selecting(record);
        if (selecting.isEmpty()) {
            return new Parsed(record, parser.parse(record));
        }
        boolean withdrawn = false;
        String[] values = record.values().clone();
        for (Correction correction : selecting) {
            int place = resource.place(correction.column());
            String found = values[place] == null ? "" : values[place];
            if (found.equals(correction.expect())) {
                withdrawn |= correction.withdraws();
                values[place] = correction.withdraws() ? found : correction.to();
            }
        }
        SourceRecord corrected = record.with(values);
        RowParser.Outcome outcome = parser.parse(corrected);
        for (Correction correction : selecting) {
            String found = record.values()[resource.place(correction.column())];
            made.add(new Ledger.Corrected(
                    record.number(), correction, found == null ? "" : found, key(correction, record, outcome)));
        }
        return new Parsed(corrected, withdrawn ? WITHDRAWAL : outcome);
    }

    /** What became of the corrections so far. */
    List<Ledger.Corrected> made() {
        return List.copyOf(made);
    }

    private List<Correction> selecting(SourceRecord record) {
        if (resource.corrections().isEmpty() || record.values() == null) {
            return List.of();
        }
        return resource.corrections().stream()
                .filter(correction -> correction.where().entrySet().stream()
                        .allMatch(part -> part.getValue().equals(record.values()[resource.place(part.getKey())])))
                .toList();
    }

    /** What selects the record, under our column names and, where it can be parsed, as our values. */
    private Map<String, String> key(Correction correction, SourceRecord record, RowParser.Outcome outcome) {
        Map<String, String> key = new TreeMap<>();
        for (String from : correction.where().keySet()) {
            int place = resource.place(from);
            Object value = outcome instanceof RowParser.Used row ? row.values()[place] : record.values()[place];
            key.put(resource.columns().get(place).name(), String.valueOf(value));
        }
        return key;
    }
}
