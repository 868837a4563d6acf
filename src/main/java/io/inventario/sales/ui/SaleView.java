package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import io.inventario.sales.SaleDetails;
import io.inventario.sales.SalePanel;
import io.inventario.sales.SaleService;
import io.inventario.sales.Voiding;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/** A posted sale and its story. */
@Route(SalesView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_SALES)
class SaleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final SaleService sales;
    private final AuditService audit;
    private final CompanyService company;
    private final ObjectProvider<SalePanel> panels;
    private final Formats formats;
    private String title = "";

    SaleView(SaleService sales, AuditService audit, CompanyService company, ObjectProvider<SalePanel> panels) {
        this.sales = sales;
        this.audit = audit;
        this.company = company;
        this.panels = panels;
        this.formats = company.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event, Addresses.id(event, "id").flatMap(sales::find).orElseThrow(NotFoundException::new));
    }

    private void show(BeforeEnterEvent event, SaleDetails details) {
        title = t("sales.one", details.label());
        RouterLink back = new RouterLink(t("sales.back"), SalesView.class);
        back.setQueryParameters(event.getLocation().getQueryParameters());
        back.addClassName("no-print");
        Div issuer = new Div(company.terms().name());
        issuer.addClassName("sheet-issuer");
        removeAll();
        add(back, issuer, heading(event, details));
        Voiding voided = details.voided();
        if (voided != null) {
            add(notice(voided));
        }
        add(new SaleSheet(details, formats));
        panels.orderedStream()
                .filter(panel -> Actor.may(panel.permission()))
                .map(panel -> panel.panel(details))
                .forEach(this::add);
        add(new DocumentStory(details.document(), audit, formats));
    }

    private Component heading(BeforeEnterEvent event, SaleDetails details) {
        PageHeading heading = new PageHeading(title);
        Button print = new Button(
                t("sales.print"),
                new Icon(VaadinIcon.PRINT),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        Div actions = new Div(print);
        actions.addClassNames("sale-actions", "no-print");
        heading.add(actions);
        if (details.voided() == null && Actor.may(Permission.VOID_SALE)) {
            UUID sale = details.sale().getId();
            Runnable again = () -> sales.find(sale).ifPresent(now -> show(event, now));
            Button undo = new Button(
                    t("sales.void"), click -> new VoidDialog(details, formats, sales::voidSale, again).open());
            undo.addThemeVariants(ButtonVariant.ERROR);
            actions.add(undo);
        }
        return heading;
    }

    private Component notice(Voiding voided) {
        Div notice = new Div();
        notice.addClassName("sale-void");
        notice.add(
                new Anchor(VoidView.ROUTE + "/" + voided.id(), t("sales.void.by", voided.label())),
                new Span(t("sales.void.why", formats.time(voided.at()), voided.by(), voided.reason())));
        return notice;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
