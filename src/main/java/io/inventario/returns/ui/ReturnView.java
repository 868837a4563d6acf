package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.inventario.audit.AuditService;
import io.inventario.documents.DocumentStory;
import io.inventario.documents.Payment;
import io.inventario.returns.ReturnDetails;
import io.inventario.returns.ReturnService;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.SheetTable;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;

/** A posted return: what came back of which sale, and how its money went back. */
@Route(ReturnsView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_RETURNS)
class ReturnView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final ReturnService returns;
    private final AuditService audit;
    private final CompanyService company;
    private final Formats formats;
    private String title = "";

    ReturnView(ReturnService returns, AuditService audit, CompanyService company) {
        this.returns = returns;
        this.audit = audit;
        this.company = company;
        this.formats = company.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ReturnDetails details = Addresses.id(event, "id").flatMap(returns::find).orElseThrow(NotFoundException::new);
        title = t("returns.one", details.label());
        RouterLink back = new RouterLink(t("returns.back"), ReturnsView.class);
        back.setQueryParameters(event.getLocation().getQueryParameters());
        back.addClassName("no-print");
        Div issuer = new Div(company.terms().name());
        issuer.addClassName("sheet-issuer");
        PageHeading heading = new PageHeading(title);
        heading.add(new Button(
                t("sales.print"),
                new Icon(VaadinIcon.PRINT),
                click -> UI.getCurrent().getPage().executeJs("window.print()")));
        Div sheet = new Div(facts(details), lines(details), totals(details), refunds(details));
        sheet.addClassName("sheet");
        removeAll();
        add(back, issuer, heading, sheet, new DocumentStory(details.document(), audit, formats));
    }

    private Component facts(ReturnDetails details) {
        SheetFacts facts = new SheetFacts("returns");
        facts.add("businessDate", formats.date(details.document().getBusinessDate()));
        facts.add(
                "sale",
                Actor.may(Permission.VIEW_SALES)
                        ? new Anchor("ventas/" + details.whole().getSaleId(), details.saleLabel())
                        : new Span(details.saleLabel()));
        if (details.party() != null) {
            facts.add("customer", details.party().getName());
        }
        return facts;
    }

    private Component lines(ReturnDetails details) {
        SheetTable table = new SheetTable(
                "returns",
                t("returns.lines"),
                4,
                "code",
                "product",
                "disposition",
                "reason",
                "quantity",
                "net",
                "tax",
                "total");
        for (ReturnDetails.Line line : details.lines()) {
            table.row(
                    Actor.may(Permission.VIEW_STOCK)
                            ? new Anchor("inventario/" + line.productId(), line.code())
                            : new Span(line.code()),
                    line.name(),
                    t("returns.disposition." + line.disposition().name()),
                    Objects.requireNonNullElse(line.reason(), ""),
                    formats.quantity(line.quantity()) + " " + line.unit(),
                    formats.amount(line.net()),
                    formats.amount(line.tax()),
                    formats.amount(line.gross()));
        }
        return table;
    }

    private Component totals(ReturnDetails details) {
        SheetFacts totals = new SheetFacts("returns").asTotals();
        totals.add("net", formats.money(details.whole().getNet()));
        totals.add("tax", formats.money(details.whole().getTax()));
        totals.add("total", formats.money(details.whole().getTotal()));
        if (details.settled().isPositive()) {
            totals.add("settled", formats.money(details.settled()));
        }
        if (details.credit().isPositive()) {
            totals.add("credit", formats.money(details.credit()));
        }
        if (details.scrapped() != null && details.scrapped().isPositive()) {
            totals.add("scrapped", formats.money(details.scrapped())).addClassName("no-print");
        }
        return totals;
    }

    private Component refunds(ReturnDetails details) {
        SheetTable table = new SheetTable("returns", t("returns.refunds"), 2, "method", "reference", "refunded");
        for (Payment refund : details.refunds()) {
            table.row(
                    refund.getMethod().getName(),
                    Objects.requireNonNullElse(refund.getReference(), ""),
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
