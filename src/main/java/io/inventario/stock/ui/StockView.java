package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.products.CategoryChoice;
import io.inventario.products.ProductService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.stock.Location;
import io.inventario.stock.StockFilter;
import io.inventario.stock.StockRow;
import io.inventario.stock.StockService;
import io.inventario.stock.StockTotals;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** What there is of every product, and what it is worth for those who may see that; a row leads to its stock card. */
@Route("inventario")
@Menu(order = 245, title = "stock.title", icon = "vaadin:storage")
@RolesAllowed(Permission.VIEW_STOCK)
class StockView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final StockService stock;
    private final Formats formats;
    private final ListPage<StockRow, StockFilter> list;

    StockView(StockService stock, ProductService products, Supplier<Formats> formats) {
        this.stock = stock;
        this.formats = formats.get();
        this.list = list(products);
        setSizeFull();
        add(list);
    }

    private ListPage<StockRow, StockFilter> list(ProductService products) {
        CategoryChoice category = new CategoryChoice(products);
        category.setPlaceholder(t("stock.category"));
        category.setAriaLabel(t("stock.category"));
        Checkbox low = new Checkbox(t("stock.onlyLow"));
        ListPage<StockRow, StockFilter> rows = new ListPage<>(
                "stock",
                "inventario",
                formats,
                StockRow::productId,
                words -> new StockFilter(words, category.wanted(), low.getValue()),
                stock::list,
                this::totals);
        category.addTo(rows);
        rows.filter("bajo", low, chosen -> chosen ? "si" : "", "si"::equals);
        if (stock.locations().stream().filter(Location::isActive).count() > 1) {
            rows.link(t("stock.transfer.title"), TransfersView.ROUTE);
        }
        columns(rows.columns());
        if (Actor.may(Permission.EDIT_PRODUCTS)) {
            rows.firstStep(t("stock.first"), "productos/nuevo");
        }
        rows.sortedBy("name", SortDirection.ASCENDING);
        return rows;
    }

    private static void columns(Columns<StockRow> columns) {
        columns.text("code", StockRow::code).setWidth("6rem");
        columns.text("name", StockRow::name).setWidth("9rem").setFlexGrow(2);
        columns.quantity("quantity", StockRow::quantity)
                .setSortProperty("v.quantity")
                .setWidth("5.5rem");
        columns.text("unit", StockRow::unit).setWidth("4rem");
        columns.status("state", StockView::state).setSortable(false).setWidth("7rem");
        columns.text("category", StockRow::category).setSortProperty("c.path").setWidth("8rem");
        columns.quantity("minStock", StockRow::minStock).setWidth("6rem");
        if (Actor.may(Permission.VIEW_COST)) {
            columns.unitCost("averageCost", StockRow::averageCost)
                    .setSortProperty("v.averageCost")
                    .setWidth("8rem");
            columns.money("amount", StockRow::amount)
                    .setSortProperty("v.amount")
                    .setWidth("9rem");
        }
    }

    private static Columns.Status state(StockRow row) {
        if (row.quantity().isNegative()) {
            return new Columns.Status(t("stock.state.negative"), Columns.Tone.BAD);
        }
        if (row.isLow()) {
            return new Columns.Status(t("stock.state.low"), Columns.Tone.WARNING);
        }
        return row.quantity().isZero()
                ? new Columns.Status(t("stock.state.none"), Columns.Tone.NEUTRAL)
                : new Columns.Status(t("stock.state.enough"), Columns.Tone.GOOD);
    }

    private Totals totals(StockFilter filter) {
        StockTotals totals = stock.totals(filter);
        Totals rows = Totals.of(totals.products());
        return totals.amount() == null ? rows : rows.with("amount", formats.amount(totals.amount()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.enter(event.getLocation().getQueryParameters(), null);
    }

    @Override
    public String getPageTitle() {
        return t("stock.title");
    }
}
