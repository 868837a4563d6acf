package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.inventario.documents.DocumentFilter;
import io.inventario.products.ProductService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.DayFilter;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import io.inventario.stock.TransferRow;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Supplier;

/** The posted transfers, newest first, and the way to a new one where there is anywhere to carry goods to. */
@Route(TransfersView.ROUTE)
@RolesAllowed(Permission.VIEW_STOCK)
class TransfersView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "traslados";

    private final ListPage<TransferRow, DocumentFilter> list;

    TransfersView(StockService stock, ProductService products, Supplier<Formats> company) {
        Formats formats = company.get();
        setSizeFull();
        DayFilter days = new DayFilter(formats);
        list = new ListPage<>(
                "stock.transfer",
                ROUTE,
                formats,
                TransferRow::id,
                words -> new DocumentFilter(words, days.from(), days.to(), null),
                stock::transfers,
                filter -> Totals.of(stock.countTransfers(filter)));
        days.addTo(list);
        columns();
        List<Location> places =
                stock.locations().stream().filter(Location::isActive).toList();
        if (places.size() > 1 && Actor.may(Permission.TRANSFER_STOCK)) {
            list.action(
                    t("stock.transfer.new"),
                    () -> new TransferDialog(
                                    places,
                                    products,
                                    formats,
                                    stock::transfer,
                                    posted -> UI.getCurrent().navigate(ROUTE + "/" + posted.id()))
                            .open());
        } else if (Actor.may(Permission.MANAGE_SETTINGS)) {
            list.firstStep(t("stock.transfer.first"), "configuracion/ubicaciones");
        }
        add(list);
    }

    private void columns() {
        list.columns()
                .text("label", TransferRow::label)
                .setSortProperty("n.number", "n.label")
                .setWidth("7rem");
        list.columns()
                .date("businessDate", TransferRow::businessDate)
                .setSortProperty("d.businessDate")
                .setWidth("7rem");
        list.columns()
                .time("postedAt", TransferRow::postedAt)
                .setSortProperty("d.postedAt")
                .setWidth("11.5rem");
        list.columns().text("from", TransferRow::from).setSortProperty("o.name").setWidth("11rem");
        list.columns().text("to", TransferRow::to).setSortProperty("t.name").setWidth("11rem");
        list.columns().count("lines", TransferRow::lines).setSortable(false).setWidth("7rem");
        list.columns()
                .text("postedBy", TransferRow::postedBy)
                .setSortProperty("d.postedByName")
                .setWidth("9rem");
        list.columns().text("note", TransferRow::note).setWidth("14rem");
        list.sortedBy("postedAt", SortDirection.DESCENDING);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.enter(event.getLocation().getQueryParameters(), null);
    }

    @Override
    public String getPageTitle() {
        return t("stock.transfer.title");
    }
}
