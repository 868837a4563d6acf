package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.sales.SaleFilter;
import io.inventario.sales.SaleRow;
import io.inventario.sales.SaleService;
import io.inventario.sales.SaleTotals;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.DayFilter;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** The posted sales, newest first, with what the filtered ones add up to. */
@Route(SalesView.ROUTE)
@Menu(order = 120, title = "sales.title", icon = "vaadin:invoice")
@RolesAllowed(Permission.VIEW_SALES)
class SalesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "ventas";

    private final SaleService sales;
    private final Formats formats;
    private final ListPage<SaleRow, SaleFilter> list;

    SalesView(SaleService sales, Supplier<Formats> formats) {
        this.sales = sales;
        this.formats = formats.get();
        setSizeFull();
        DayFilter days = new DayFilter(this.formats);
        list = new ListPage<>(
                "sales",
                ROUTE,
                this.formats,
                SaleRow::id,
                words -> new SaleFilter(words, days.from(), days.to(), null, null),
                sales::list,
                this::totals);
        days.addTo(list);
        columns();
        if (Actor.may(Permission.POST_SALE)) {
            list.firstStep(t("sales.first"), "caja");
        }
        add(list);
    }

    private void columns() {
        list.columns()
                .text("label", SaleRow::label)
                .setSortProperty("n.number", "n.label")
                .setWidth("6rem");
        list.columns()
                .date("businessDate", SaleRow::businessDate)
                .setSortProperty("d.businessDate")
                .setWidth("6.5rem");
        list.columns().money("total", SaleRow::total).setWidth("7.5rem");
        list.columns().status("state", SalesView::state).setSortProperty("v.id").setWidth("6.5rem");
        list.columns()
                .text("customer", SaleRow::customer)
                .setSortProperty("c.name")
                .setWidth("8.5rem");
        list.columns()
                .text("seller", SaleRow::seller)
                .setSortProperty("u.firstName", "u.lastName")
                .setWidth("7.5rem");
        list.columns().money("net", SaleRow::net).setWidth("7.5rem");
        list.columns().money("tax", SaleRow::tax).setWidth("7rem");
        list.columns()
                .time("postedAt", SaleRow::postedAt)
                .setSortProperty("d.postedAt")
                .setWidth("10.5rem");
        list.sortedBy("postedAt", SortDirection.DESCENDING);
    }

    private static Columns.Status state(SaleRow row) {
        return row.isVoid()
                ? new Columns.Status(t("sales.state.void"), Columns.Tone.BAD)
                : new Columns.Status(t("sales.state.posted"), Columns.Tone.NEUTRAL);
    }

    private Totals totals(SaleFilter filter) {
        SaleTotals totals = sales.totals(filter);
        return Totals.of(totals.count())
                .with("net", formats.amount(totals.net()))
                .with("tax", formats.amount(totals.tax()))
                .with("total", formats.amount(totals.total()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.enter(event.getLocation().getQueryParameters(), null);
    }

    @Override
    public String getPageTitle() {
        return t("sales.title");
    }
}
