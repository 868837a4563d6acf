package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.purchases.PurchaseService;
import io.inventario.purchases.ReceiptFilter;
import io.inventario.purchases.ReceiptRow;
import io.inventario.purchases.ReceiptTotals;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.DayFilter;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.suppliers.SupplierChoice;
import io.inventario.suppliers.SupplierService;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The receipts from suppliers, newest first; those that were reversed only when asked for. */
@Route(PurchasesView.ROUTE)
@Menu(order = 310, title = "purchases.title", icon = "vaadin:package")
@RolesAllowed(Permission.VIEW_PURCHASES)
class PurchasesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "compras";
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final List<String> STATES = List.of("vigentes", "revertidas", "todas");

    private final PurchaseService purchases;
    private final Formats formats;
    private final ListPage<ReceiptRow, ReceiptFilter> list;
    private final DayFilter period;
    private final SupplierChoice supplier;
    private final Select<String> state;

    PurchasesView(PurchaseService purchases, SupplierService suppliers, Supplier<Formats> formats) {
        this.purchases = purchases;
        this.formats = formats.get();
        this.period = new DayFilter(this.formats);
        this.supplier = new SupplierChoice(suppliers);
        setSizeFull();
        list = new ListPage<>(
                "purchases", ROUTE, this.formats, ReceiptRow::id, this::filter, purchases::list, this::totals);
        period.addTo(list);
        supplier.setPlaceholder(t("purchases.supplier"));
        supplier.setAriaLabel(t("purchases.supplier"));
        if (Actor.may(Permission.VIEW_SUPPLIERS)) {
            list.filter("proveedor", supplier, UUID::toString, this::supplierOf);
        }
        state = list.choice("estado", STATES);
        if (Actor.may(Permission.POST_PURCHASE)) {
            list.action(t("purchases.new"), () -> UI.getCurrent().navigate(ReceivingView.class));
        }
        columns();
        add(list);
    }

    private ReceiptFilter filter(String words) {
        return new ReceiptFilter(words, period.from(), period.to(), supplier.getValue(), reversed());
    }

    private @Nullable Boolean reversed() {
        String chosen = state == null ? STATES.getFirst() : state.getValue();
        return chosen.equals("todas") ? null : Boolean.valueOf(chosen.equals("revertidas"));
    }

    private UUID supplierOf(String text) {
        return UUIDS.matcher(text).matches() ? UUID.fromString(text) : supplier.getEmptyValue();
    }

    private void columns() {
        Columns<ReceiptRow> columns = list.columns();
        columns.text("label", ReceiptRow::label)
                .setSortProperty("n.number", "n.label")
                .setWidth("6.5rem");
        columns.date("businessDate", ReceiptRow::businessDate)
                .setSortProperty("d.businessDate", "d.postedAt")
                .setWidth("6.5rem");
        columns.text("supplier", ReceiptRow::supplier).setSortProperty("s.name").setWidth("12rem");
        columns.text("supplierReference", ReceiptRow::supplierReference).setWidth("8rem");
        columns.date("dueDate", ReceiptRow::dueDate).setWidth("6.5rem");
        columns.status("state", PurchasesView::status).setSortable(false).setWidth("6.5rem");
        if (Actor.may(Permission.VIEW_COST)) {
            columns.money("net", ReceiptRow::net).setWidth("8rem");
            columns.money("tax", ReceiptRow::tax).setWidth("7.5rem");
            columns.money("total", ReceiptRow::total).setWidth("8rem");
        }
        columns.time("postedAt", ReceiptRow::postedAt)
                .setSortProperty("d.postedAt")
                .setWidth("11.5rem");
        list.sortedBy("businessDate", SortDirection.DESCENDING);
    }

    static Columns.Status status(ReceiptRow row) {
        return row.reversed()
                ? new Columns.Status(t("purchases.state.reversed"), Columns.Tone.WARNING)
                : new Columns.Status(t("purchases.state.received"), Columns.Tone.GOOD);
    }

    private Totals totals(ReceiptFilter filter) {
        ReceiptTotals totals = purchases.totals(filter);
        return totals.total() == null
                ? Totals.of(totals.count())
                : Totals.of(totals.count())
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
        return t("purchases.title");
    }
}
