package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.inventario.audit.AuditService;
import io.inventario.documents.DocumentStory;
import io.inventario.documents.Payment;
import io.inventario.sales.SaleService;
import io.inventario.sales.VoidDetails;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.SheetTable;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** A posted void: which sale it undid, why, and what went back. */
@Route(VoidView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_SALES)
class VoidView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "anulaciones";

    private final SaleService sales;
    private final AuditService audit;
    private final Formats formats;
    private String title = "";

    VoidView(SaleService sales, AuditService audit, Supplier<Formats> formats) {
        this.sales = sales;
        this.audit = audit;
        this.formats = formats.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        VoidDetails details = Addresses.id(event, "id").flatMap(sales::findVoid).orElseThrow(NotFoundException::new);
        title = t("sales.void.one", details.label());
        removeAll();
        Div sheet = new Div(facts(details), refunds(details));
        sheet.addClassName("sheet");
        add(new PageHeading(title), sheet, new DocumentStory(details.document(), audit, formats));
    }

    private Component facts(VoidDetails details) {
        SheetFacts facts = new SheetFacts("sales");
        facts.add("businessDate", formats.date(details.document().getBusinessDate()));
        facts.add("void.sale", new Anchor(SalesView.ROUTE + "/" + details.sale().getId(), details.saleLabel()));
        facts.add("void.reason", details.reason());
        facts.add("total", formats.money(details.sale().getTotal()));
        if (details.credited().isPositive()) {
            facts.add("void.credited", formats.money(details.credited()));
        }
        return facts;
    }

    private Component refunds(VoidDetails details) {
        SheetTable table = new SheetTable("sales", t("sales.void.refunds"), 2, "method", "reference", "void.refunded");
        for (Payment refund : details.refunds()) {
            table.row(
                    refund.getMethod().getName(),
                    refund.getReference() == null ? "" : refund.getReference(),
                    formats.amount(refund.getAmount()));
        }
        table.setVisible(!details.refunds().isEmpty());
        return table;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
