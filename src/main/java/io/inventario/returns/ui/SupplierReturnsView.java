package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.documents.DocumentFilter;
import io.inventario.returns.ReturnTotals;
import io.inventario.returns.SupplierReturnRow;
import io.inventario.returns.SupplierReturnService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.DayFilter;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** The posted returns to suppliers, newest first; what they come to for those who may see costs. */
@Route(SupplierReturnsView.ROUTE)
@Menu(order = 325, title = "returns.supplier.title", icon = "vaadin:arrow-backward")
@RolesAllowed(Permission.VIEW_PURCHASES)
class SupplierReturnsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "devoluciones-a-proveedor";

    private final SupplierReturnService returns;
    private final Formats formats;
    private final ListPage<SupplierReturnRow, DocumentFilter> list;

    SupplierReturnsView(SupplierReturnService returns, Supplier<Formats> formats) {
        this.returns = returns;
        this.formats = formats.get();
        setSizeFull();
        DayFilter days = new DayFilter(this.formats);
        list = new ListPage<>(
                "returns.supplier",
                ROUTE,
                this.formats,
                SupplierReturnRow::id,
                words -> new DocumentFilter(words, days.from(), days.to(), null),
                returns::list,
                this::totals);
        days.addTo(list);
        columns();
        if (Actor.may(Permission.VIEW_PURCHASES)) {
            list.firstStep(t("returns.supplier.first"), "compras");
        }
        add(list);
    }

    private void columns() {
        list.columns()
                .text("label", SupplierReturnRow::label)
                .setSortProperty("n.number", "n.label")
                .setWidth("7rem");
        list.columns()
                .date("businessDate", SupplierReturnRow::businessDate)
                .setSortProperty("d.businessDate")
                .setWidth("7rem");
        list.columns()
                .time("postedAt", SupplierReturnRow::postedAt)
                .setSortProperty("d.postedAt")
                .setWidth("11.5rem");
        list.columns()
                .text("receiptLabel", SupplierReturnRow::receiptLabel)
                .setSortProperty("q.number", "q.label")
                .setWidth("7rem");
        list.columns()
                .text("supplier", SupplierReturnRow::supplier)
                .setSortProperty("s.name")
                .setWidth("12rem");
        if (Actor.may(Permission.VIEW_COST)) {
            list.columns().money("net", SupplierReturnRow::net).setWidth("8rem");
            list.columns().money("tax", SupplierReturnRow::tax).setWidth("7.5rem");
            list.columns().money("total", SupplierReturnRow::total).setWidth("8rem");
        }
        list.sortedBy("postedAt", SortDirection.DESCENDING);
    }

    private Totals totals(DocumentFilter filter) {
        ReturnTotals totals = returns.totals(filter);
        Totals rows = Totals.of(totals.count());
        return Actor.may(Permission.VIEW_COST)
                ? rows.with("net", formats.amount(totals.net()))
                        .with("tax", formats.amount(totals.tax()))
                        .with("total", formats.amount(totals.total()))
                : rows;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.enter(event.getLocation().getQueryParameters(), null);
    }

    @Override
    public String getPageTitle() {
        return t("returns.supplier.title");
    }
}
