package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.purchases.Voucher;
import io.inventario.purchases.VoucherFilter;
import io.inventario.purchases.VoucherRow;
import io.inventario.purchases.VoucherService;
import io.inventario.purchases.VoucherTotals;
import io.inventario.settings.CompanyService;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.DayFilter;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.suppliers.SupplierService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Expenses, assets and income besides sales, newest first, with what went out and what came in. */
@Route(VouchersView.ROUTE)
@Menu(order = 320, title = "purchases.voucher.title", icon = "vaadin:wallet")
@RolesAllowed(Permission.VIEW_EXPENSES)
class VouchersView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "gastos";

    private static final String ALL = "todos";
    private static final Map<String, Voucher.Kind> KINDS =
            Map.of("gastos", Voucher.Kind.EXPENSE, "activos", Voucher.Kind.ASSET, "ingresos", Voucher.Kind.INCOME);

    private final VoucherService vouchers;
    private final Formats formats;
    private final ListPage<VoucherRow, VoucherFilter> list;
    private final DayFilter period;
    private final Select<String> kind;

    VouchersView(
            VoucherService vouchers,
            SettingsService settings,
            SupplierService suppliers,
            CompanyService company,
            Clock clock) {
        this.vouchers = vouchers;
        this.formats = company.get();
        this.period = new DayFilter(formats);
        setSizeFull();
        list = new ListPage<>(
                "purchases.voucher", ROUTE, formats, VoucherRow::id, this::filter, vouchers::list, this::totals);
        period.addTo(list);
        kind = list.choice("tipo", List.of(ALL, "gastos", "activos", "ingresos"));
        if (Actor.may(Permission.POST_EXPENSE)) {
            list.action(
                    t("purchases.voucher.new"),
                    () -> new VoucherDialog(
                                    settings.paymentMethods(),
                                    suppliers,
                                    company.terms().today(clock),
                                    formats,
                                    vouchers::post,
                                    list::refresh)
                            .open());
        }
        columns(list.columns());
        add(list);
    }

    private VoucherFilter filter(String words) {
        return new VoucherFilter(words, period.from(), period.to(), wanted());
    }

    private Voucher.@Nullable Kind wanted() {
        return kind == null ? null : KINDS.get(kind.getValue());
    }

    private void columns(Columns<VoucherRow> columns) {
        columns.text("label", VoucherRow::label).setSortProperty("n.label").setWidth("6rem");
        columns.date("businessDate", VoucherRow::businessDate)
                .setSortProperty("d.businessDate", "d.postedAt")
                .setWidth("6.5rem");
        columns.text("concept", VouchersView::concept)
                .setSortProperty("concept", "income")
                .setWidth("7rem")
                .setFlexGrow(2);
        columns.money("spent", VoucherRow::spent).setSortProperty("amount").setWidth("7.5rem");
        columns.money("received", VoucherRow::received)
                .setSortProperty("amount")
                .setWidth("7.5rem");
        columns.text("kind", row -> t("purchases.voucher.kind." + row.kind().name()))
                .setWidth("6.5rem");
        columns.text("category", VoucherRow::category).setWidth("7rem");
        columns.text("method", VoucherRow::method)
                .setSortProperty("p.method.name")
                .setWidth("8rem");
        columns.text("description", VoucherRow::description).setWidth("9rem");
        list.sortedBy("businessDate", SortDirection.DESCENDING);
    }

    private static String concept(VoucherRow row) {
        return row.income() == null
                ? Objects.requireNonNullElse(row.concept(), "")
                : t("purchases.voucher.income." + row.income().name());
    }

    private Totals totals(VoucherFilter filter) {
        VoucherTotals totals = vouchers.totals(filter);
        return Totals.of(totals.count())
                .with("spent", formats.amount(totals.spent()))
                .with("received", formats.amount(totals.received()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.enter(event.getLocation().getQueryParameters(), null);
    }

    @Override
    public String getPageTitle() {
        return t("purchases.voucher.title");
    }
}
