package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.inventario.audit.AuditService;
import io.inventario.documents.DocumentStory;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.SheetTable;
import io.inventario.stock.StockService;
import io.inventario.stock.TransferDetails;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** A posted transfer with its lines and its story. */
@Route(TransfersView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_STOCK)
class TransferView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final StockService stock;
    private final AuditService audit;
    private final Formats formats;
    private String title = "";

    TransferView(StockService stock, AuditService audit, Supplier<Formats> formats) {
        this.stock = stock;
        this.audit = audit;
        this.formats = formats.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TransferDetails details =
                Addresses.id(event, "id").flatMap(stock::findTransfer).orElseThrow(NotFoundException::new);
        title = t("stock.transfer.one", details.label());
        removeAll();
        RouterLink back = new RouterLink(t("stock.transfer.back"), TransfersView.class);
        back.addClassName("no-print");
        Div sheet = new Div(facts(details), lines(details));
        sheet.addClassName("sheet");
        add(back, new PageHeading(title), sheet, new DocumentStory(details.document(), audit, formats));
    }

    private Component facts(TransferDetails details) {
        SheetFacts facts = new SheetFacts("stock.transfer");
        facts.add("businessDate", formats.date(details.document().getBusinessDate()));
        facts.add("from", details.from());
        facts.add("to", details.to());
        if (details.note() != null) {
            facts.add("note", details.note());
        }
        return facts;
    }

    private Component lines(TransferDetails details) {
        boolean costs = Actor.may(Permission.VIEW_COST);
        SheetTable table = costs
                ? new SheetTable("stock.transfer", t("stock.transfer.lines"), 2, "code", "product", "carried", "value")
                : new SheetTable("stock.transfer", t("stock.transfer.lines"), 2, "code", "product", "carried");
        for (TransferDetails.Line line : details.lines()) {
            Anchor code = new Anchor("inventario/" + line.productId(), line.code());
            String quantity = formats.quantity(line.quantity()) + " " + line.unit();
            if (costs) {
                table.row(code, line.name(), quantity, formats.amount(line.value()));
            } else {
                table.row(code, line.name(), quantity);
            }
        }
        return table;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
