package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.datasets.FlowGroup;
import org.sovereignai.datasets.FlowNames;
import org.sovereignai.jobs.run.PackedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.tables.TradeBasis;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.ProductTrade;
import org.sovereignai.schemas.Products;

/** Measures the flows of one product in one year, and writes down the rows that both tables of products have of them. */
final class ProductRows implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String REVISION = "revision";
    private static final int PRODUCT_BITS = 20;
    private static final int YEAR_BITS = 12;
    private static final double CENTS = 100;

    private final FlowNames names;
    private final Products products;

    ProductRows(FlowNames names, Products products) {
        if (!names.first().equals(names.second())) {
            throw new IllegalArgumentException("Importers have other codes than exporters");
        }
        this.names = names;
        this.products = products;
    }

    /** A row with the number of the group, in the order of revision, product and year, and the packed rows of both tables. */
    InternalRow of(FlowGroup flows) {
        String product = names.product(flows.product());
        String revision = names.kind(flows.kind(), REVISION);
        // What is known of goods is known by codes of this revision.
        Optional<Products.Known> known =
                revision.equals(TradeBasis.PANEL_REVISION) ? products.of(product) : Optional.empty();
        ProductTrade trade = ProductTrade.of(
                names.first(),
                flows.first(),
                flows.second(),
                flows.cents(),
                GreaterChina.MEMBERS,
                GreaterChina.CODE,
                known.map(this::homeMade));
        String status = TradeBasis.status(flows.year(), names.newest().get(flows.kind()));
        String nature = known.map(goods -> goods.nature().name().toLowerCase(Locale.ROOT))
                .orElse(null);
        List<Object[]> supply = trade.pairs(Supplier.OTHERS, Supplier.UNKNOWN).stream()
                .map(pair -> EdgeRows.cells(
                        flows.year(),
                        revision,
                        product,
                        pair.importer(),
                        pair.supplier(),
                        cents(pair.amount()),
                        pair.direct(),
                        pair.origin(),
                        pair.onTheWay(),
                        status))
                .toList();
        List<Object[]> concentration = trade.nations().stream()
                .map(nation -> EdgeRows.cells(
                        flows.year(),
                        revision,
                        product,
                        nation.code(),
                        cents(nation.imports()),
                        cents(nation.exports()),
                        (long) nation.suppliers(),
                        EdgeRows.cell(nation.concentration()),
                        EdgeRows.cell(nation.top()),
                        text(nation.largest()),
                        nature,
                        nation.homeMade(),
                        nation.withheld(),
                        text(nation.withheldBy()),
                        EdgeRows.cell(nation.withheldOfUse()),
                        status))
                .toList();
        long group = ((long) flows.kind() << PRODUCT_BITS | flows.product()) << YEAR_BITS | flows.year();
        return TypedRows.row(group, PackedRows.of(supply), PackedRows.of(concentration));
    }

    /** Everybody may make goods of which nobody is said to be a maker. */
    private HomeMade homeMade(Products.Known known) {
        Set<String> makers = known.makers().isEmpty() ? Set.copyOf(names.first()) : known.makers();
        return new HomeMade(known.nature(), known.soldOn(), Optional.of(makers), Set.of(), Set.of(), Set.of());
    }

    private static PackedRows.Cents cents(double dollars) {
        return new PackedRows.Cents(Math.round(dollars * CENTS));
    }

    private static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
