package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
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
import io.inventario.purchases.PurchaseService;
import io.inventario.purchases.ReceiptDetails;
import io.inventario.purchases.ReceiptPanel;
import io.inventario.purchases.ReversalDetails;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/** A receipt and its story, or the reversal that undid one; each leads to the other. */
@Route(PurchasesView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_PURCHASES)
class ReceiptView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final PurchaseService purchases;
    private final AuditService audit;
    private final CompanyService company;
    private final ObjectProvider<ReceiptPanel> panels;
    private final Formats formats;
    private String title = "";

    ReceiptView(
            PurchaseService purchases,
            AuditService audit,
            CompanyService company,
            ObjectProvider<ReceiptPanel> panels) {
        this.purchases = purchases;
        this.audit = audit;
        this.company = company;
        this.panels = panels;
        this.formats = company.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = Addresses.id(event, "id").orElseThrow(NotFoundException::new);
        removeAll();
        RouterLink back = new RouterLink(t("purchases.back"), PurchasesView.class);
        back.setQueryParameters(event.getLocation().getQueryParameters());
        back.addClassName("no-print");
        Div issuer = new Div(company.terms().name());
        issuer.addClassName("sheet-issuer");
        add(back, issuer);
        purchases
                .find(id)
                .ifPresentOrElse(
                        this::show, () -> show(purchases.findReversal(id).orElseThrow(NotFoundException::new)));
    }

    private void show(ReceiptDetails receipt) {
        title = t("purchases.one", receipt.label());
        PageHeading heading = heading();
        if (receipt.reversal() == null && Actor.may(Permission.POST_PURCHASE)) {
            Button reverse = new Button(t("purchases.reverse"), click -> reverse(receipt));
            reverse.addThemeVariants(ButtonVariant.ERROR);
            reverse.addClassName("no-print");
            heading.add(reverse);
        }
        add(heading, new ReceiptSheet(receipt, formats));
        panels.orderedStream()
                .filter(panel -> Actor.may(panel.permission()))
                .map(panel -> panel.panel(receipt))
                .forEach(this::add);
        add(new DocumentStory(receipt.document(), audit, formats));
    }

    private void reverse(ReceiptDetails receipt) {
        UUID id = receipt.document().getId();
        new ReversalDialog(
                        id,
                        receipt.label(),
                        purchases::reverse,
                        () -> UI.getCurrent().refreshCurrentRoute(false))
                .open();
    }

    private void show(ReversalDetails reversal) {
        title = t("purchases.reversal.one", reversal.label());
        Component receipt = new Anchor(PurchasesView.ROUTE + "/" + reversal.receiptId(), reversal.receiptLabel());
        Div sheet = new Div(new Facts()
                .with("businessDate", formats.date(reversal.document().getBusinessDate()))
                .with("receipt", receipt)
                .with("reason", reversal.reason())
                .with("postedBy", reversal.document().getPostedByName()));
        sheet.addClassName("sheet");
        add(heading(), sheet, new DocumentStory(reversal.document(), audit, formats));
    }

    private PageHeading heading() {
        PageHeading heading = new PageHeading(title);
        heading.add(new Button(
                t("purchases.print"),
                new Icon(VaadinIcon.PRINT),
                click -> UI.getCurrent().getPage().executeJs("window.print()")));
        return heading;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
