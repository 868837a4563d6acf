package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.inventario.audit.AuditEntry;
import io.inventario.audit.AuditService;
import io.inventario.documents.Document;
import io.inventario.sales.SaleDetails;
import io.inventario.sales.SaleService;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A posted sale and its story. */
@Route(SalesView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_SALES)
class SaleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SaleService sales;
    private final AuditService audit;
    private final CompanyService company;
    private final Formats formats;
    private String title = "";

    SaleView(SaleService sales, AuditService audit, CompanyService company) {
        this.sales = sales;
        this.audit = audit;
        this.company = company;
        this.formats = company.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SaleDetails details = event.getRouteParameters()
                .get("id")
                .filter(id -> UUIDS.matcher(id).matches())
                .map(UUID::fromString)
                .flatMap(sales::find)
                .orElseThrow(NotFoundException::new);
        title = t("sales.one", details.label());
        RouterLink back = new RouterLink(t("sales.back"), SalesView.class);
        back.setQueryParameters(event.getLocation().getQueryParameters());
        back.addClassName("no-print");
        Div issuer = new Div(company.terms().name());
        issuer.addClassName("sheet-issuer");
        removeAll();
        add(back, issuer, heading(), new SaleSheet(details, formats), story(details.document()));
    }

    private Component heading() {
        PageHeading heading = new PageHeading(title);
        Button print = new Button(
                t("sales.print"),
                new Icon(VaadinIcon.PRINT),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        heading.add(print);
        return heading;
    }

    private Component story(Document document) {
        UnorderedList steps = new UnorderedList();
        if (Actor.may(Permission.VIEW_AUDIT)) {
            audit.of(document.getId()).forEach(entry -> steps.add(step(entry)));
        } else {
            steps.add(step(new AuditEntry(document.getPostedAt(), document.getPostedByName(), "posted")));
        }
        Section story = new Section(new H2(t("sales.story")), steps);
        story.addClassNames("sale-story", "no-print");
        return story;
    }

    private ListItem step(AuditEntry entry) {
        String key = "sales.story." + entry.action();
        String action = Optional.of(key)
                .filter(known -> Messages.has(Texts.language(), known))
                .map(Texts::t)
                .orElse(entry.action());
        return new ListItem(t("sales.story.step", formats.time(entry.at()), action, entry.actor()));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
