package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.customers.Customer;
import io.inventario.customers.CustomerFilter;
import io.inventario.customers.CustomerService;
import io.inventario.documents.DocumentFilter;
import io.inventario.returns.ReturnRow;
import io.inventario.returns.ReturnService;
import io.inventario.returns.ReturnTotals;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.DayFilter;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** The posted returns of customers, newest first, with what the filtered ones add up to. */
@Route(ReturnsView.ROUTE)
@Menu(order = 140, title = "returns.title", icon = "vaadin:arrow-backward")
@RolesAllowed(Permission.VIEW_RETURNS)
class ReturnsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "devoluciones";

    private final ReturnService returns;
    private final Formats formats;
    private final ListPage<ReturnRow, DocumentFilter> list;

    ReturnsView(ReturnService returns, CustomerService customers, Supplier<Formats> formats) {
        this.returns = returns;
        this.formats = formats.get();
        setSizeFull();
        DayFilter days = new DayFilter(this.formats);
        ComboBox<Named> customer = new ComboBox<>();
        list = new ListPage<>(
                "returns",
                ROUTE,
                this.formats,
                ReturnRow::id,
                words -> new DocumentFilter(
                        words,
                        days.from(),
                        days.to(),
                        customer.getValue() == null ? null : customer.getValue().id()),
                returns::list,
                this::totals);
        days.addTo(list);
        if (Actor.may(Permission.VIEW_CUSTOMERS)) {
            prepare(customer, customers);
            list.filter(
                    "cliente",
                    customer,
                    Named::code,
                    code -> customers.byCode(code).map(Named::of).orElseGet(customer::getEmptyValue));
        }
        columns();
        if (Actor.may(Permission.VIEW_SALES)) {
            list.firstStep(t("returns.first"), "ventas");
        }
        add(list);
    }

    private static void prepare(ComboBox<Named> box, CustomerService customers) {
        box.setPlaceholder(t("returns.customer"));
        box.setAriaLabel(t("returns.customer"));
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(Named::name);
        box.setItems(query -> customers
                .list(
                        new CustomerFilter(query.getFilter().orElse(""), null),
                        PageRequest.of(
                                query.getPage(),
                                query.getPageSize(),
                                Sort.by("name").and(Sort.by("id"))))
                .stream()
                .map(row -> new Named(row.id(), row.code(), row.name())));
    }

    /** A customer as the filter names it. */
    record Named(UUID id, String code, String name) {
        static Named of(Customer customer) {
            return new Named(customer.getId(), customer.getCode(), customer.getName());
        }
    }

    private void columns() {
        list.columns()
                .text("label", ReturnRow::label)
                .setSortProperty("n.number", "n.label")
                .setWidth("7rem");
        list.columns()
                .date("businessDate", ReturnRow::businessDate)
                .setSortProperty("d.businessDate")
                .setWidth("7rem");
        list.columns()
                .time("postedAt", ReturnRow::postedAt)
                .setSortProperty("d.postedAt")
                .setWidth("11.5rem");
        list.columns()
                .text("saleLabel", ReturnRow::saleLabel)
                .setSortProperty("s.number", "s.label")
                .setWidth("7rem");
        list.columns()
                .text("customer", ReturnRow::customer)
                .setSortProperty("c.name")
                .setWidth("12rem");
        list.columns().money("net", ReturnRow::net).setWidth("8rem");
        list.columns().money("tax", ReturnRow::tax).setWidth("7.5rem");
        list.columns().money("total", ReturnRow::total).setWidth("8rem");
        list.sortedBy("postedAt", SortDirection.DESCENDING);
    }

    private Totals totals(DocumentFilter filter) {
        ReturnTotals totals = returns.totals(filter);
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
        return t("returns.title");
    }
}
