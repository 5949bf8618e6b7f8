package org.sovereignai.jobs.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.FlowCursor;
import org.sovereignai.datasets.FlowNames;

/**
 * Trade as customs offices report it to the United Nations (UN Comtrade), which knows every partner. Both sides report,
 * and they differ: imports are valued with freight and insurance, exports without, and goods that pass through a port are
 * seen once as trade with the port and once with where they come from. One side is used at a time: what the importer
 * reports (basis {@code importer report}); where it reports nothing of a product in a year, what its suppliers report
 * ({@code exporter report}). What an importer bought from partners that its report does not name is of unknown supplier, not
 * an aggregate to leave out.
 */
final class CustomsReports {

    private static final String IMPORTS = "M";
    private static final String FLOW = "flow";
    private static final String CLASSIFICATION = "classification";
    private static final int CENT_PLACES = 2;

    /** UN Comtrade numbers the revisions of the Harmonized System from 1992 on. */
    private static final Map<String, String> REVISIONS =
            Map.of("H0", "HS92", "H1", "HS96", "H2", "HS02", "H3", "HS07", "H4", "HS12", "H5", "HS17", "H6", "HS22");

    private CustomsReports() {}

    /**
     * Hands over the flows of reports. Goods that an economy gets back from itself are left out, and what an exporter sold to
     * partners that it does not name.
     */
    static void read(FlowCursor reports, Consumer<OtherFlow> taker) {
        FlowNames names = reports.names();
        while (reports.next()) {
            String reporter = names.first().get(reports.first());
            String partner = names.second().get(reports.second());
            boolean isImport = names.kind(reports.kind(), FLOW).equals(IMPORTS);
            if (!reporter.equals(partner) && (isImport || !partner.equals(Crosswalk.UNNAMED))) {
                taker.accept(new OtherFlow(
                        isImport ? reporter : partner,
                        isImport ? partner : reporter,
                        reports.year(),
                        REVISIONS.get(names.kind(reports.kind(), CLASSIFICATION)),
                        names.product(reports.product()),
                        BigDecimal.valueOf(reports.cents(), CENT_PLACES),
                        Double.isNaN(reports.tonnes()) ? null : (Double) reports.tonnes(),
                        isImport ? TradeBasis.IMPORTER_REPORT : TradeBasis.EXPORTER_REPORT));
            }
        }
    }

    /** The flows that are believed: those of importers, and of exporters where the importer reports nothing of the product. */
    static List<OtherFlow> believed(List<OtherFlow> reports) {
        Set<OtherFlow.Imports> ofImporters = new HashSet<>();
        reports.stream()
                .filter(report -> report.basis().equals(TradeBasis.IMPORTER_REPORT))
                .forEach(report -> ofImporters.add(report.imports()));
        List<OtherFlow> believed = new ArrayList<>(reports);
        believed.removeIf(
                report -> report.basis().equals(TradeBasis.EXPORTER_REPORT) && ofImporters.contains(report.imports()));
        return believed;
    }
}
