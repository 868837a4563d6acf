package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.inventario.returns.ReturnDetails;
import io.inventario.returns.ReturnService;
import io.inventario.sales.SaleDetails;
import io.inventario.sales.SalePanel;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;

/** What came back of a sale, on the sale's own page, and the way to take more back. */
@org.springframework.stereotype.Component
@Order(10)
class ReturnPanel implements SalePanel {
    private final ReturnService returns;
    private final CompanyService company;

    ReturnPanel(ReturnService returns, CompanyService company) {
        this.returns = returns;
        this.company = company;
    }

    @Override
    public String permission() {
        return Permission.VIEW_RETURNS;
    }

    @Override
    public Component panel(SaleDetails details) {
        UUID sale = details.sale().getId();
        Section section = new Section();
        section.addClassNames("sale-story", "no-print");
        List<ReturnDetails> found = returns.ofSale(sale);
        if (!found.isEmpty()) {
            Formats formats = company.terms().formats();
            UnorderedList list = new UnorderedList();
            found.forEach(each -> list.add(new ListItem(
                    new Anchor(ReturnsView.ROUTE + "/" + each.whole().getId(), each.label()),
                    new Span(" · " + formats.date(each.document().getBusinessDate()) + " · "
                            + formats.money(each.whole().getTotal())))));
            section.add(new H2(t("returns.title")), list);
        }
        boolean more = details.voided() == null
                && Actor.may(Permission.POST_RETURN)
                && returns.returnable(sale)
                        .filter(left -> !left.lines().isEmpty())
                        .isPresent();
        if (more) {
            section.add(new Button(
                    t("returns.new"),
                    click -> UI.getCurrent().navigate(ReturnsView.ROUTE + "/" + NewReturnView.NEW + "/" + sale)));
        }
        section.setVisible(more || !found.isEmpty());
        return section;
    }
}
