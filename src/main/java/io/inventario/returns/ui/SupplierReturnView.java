package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.inventario.audit.AuditService;
import io.inventario.documents.DocumentStory;
import io.inventario.returns.SupplierReturnDetails;
import io.inventario.returns.SupplierReturnService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.SheetTable;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** A posted return to a supplier: what went back of which receipt. */
@Route(SupplierReturnsView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_PURCHASES)
class SupplierReturnView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final SupplierReturnService returns;
    private final AuditService audit;
    private final Formats formats;
    private String title = "";

    SupplierReturnView(SupplierReturnService returns, AuditService audit, Supplier<Formats> formats) {
        this.returns = returns;
        this.audit = audit;
        this.formats = formats.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SupplierReturnDetails details =
                Addresses.id(event, "id").flatMap(returns::find).orElseThrow(NotFoundException::new);
        title = t("returns.supplier.one", details.label());
        RouterLink back = new RouterLink(t("returns.supplier.back"), SupplierReturnsView.class);
        back.addClassName("no-print");
        Div sheet = new Div(facts(details), lines(details));
        if (details.amounts() != null) {
            sheet.add(totals(details.amounts()));
        }
        sheet.addClassName("sheet");
        removeAll();
        add(back, new PageHeading(title), sheet, new DocumentStory(details.document(), audit, formats));
    }

    private Component facts(SupplierReturnDetails details) {
        SheetFacts facts = new SheetFacts("returns.supplier");
        facts.add("businessDate", formats.date(details.document().getBusinessDate()));
        facts.add(
                "receiptLabel",
                Actor.may(Permission.VIEW_PURCHASES)
                        ? new Anchor("compras/" + details.receiptId(), details.receiptLabel())
                        : new Span(details.receiptLabel()));
        facts.add("supplier", details.supplier());
        if (details.reason() != null) {
            facts.add("reason", details.reason());
        }
        return facts;
    }

    private Component lines(SupplierReturnDetails details) {
        boolean costs = details.amounts() != null;
        SheetTable table = costs
                ? new SheetTable("returns", t("returns.lines"), 2, "code", "product", "quantity", "net", "tax", "total")
                : new SheetTable("returns", t("returns.lines"), 2, "code", "product", "quantity");
        for (SupplierReturnDetails.Line line : details.lines()) {
            Component code = Actor.may(Permission.VIEW_STOCK)
                    ? new Anchor("inventario/" + line.productId(), line.code())
                    : new Span(line.code());
            String quantity = formats.quantity(line.quantity()) + " " + line.unit();
            if (costs) {
                table.row(
                        code,
                        line.name(),
                        quantity,
                        formats.amount(line.net()),
                        formats.amount(line.tax()),
                        formats.amount(line.gross()));
            } else {
                table.row(code, line.name(), quantity);
            }
        }
        return table;
    }

    private Component totals(SupplierReturnDetails.Amounts amounts) {
        SheetFacts totals = new SheetFacts("returns.supplier").asTotals();
        totals.add("net", formats.money(amounts.net()));
        totals.add("tax", formats.money(amounts.tax()));
        totals.add("total", formats.money(amounts.total()));
        totals.add("settled", formats.money(amounts.settled()));
        if (amounts.credit().isPositive()) {
            totals.add("credit", formats.money(amounts.credit()));
        }
        return totals;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
