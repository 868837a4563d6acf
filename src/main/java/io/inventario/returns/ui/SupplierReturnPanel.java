package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import io.inventario.purchases.ReceiptDetails;
import io.inventario.purchases.ReceiptPanel;
import io.inventario.returns.SupplierReturnDetails;
import io.inventario.returns.SupplierReturnService;
import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;

/** What went back of a receipt, on the receipt's own page, and the way to send more back. */
@org.springframework.stereotype.Component
@Order(10)
class SupplierReturnPanel implements ReceiptPanel {
    private final SupplierReturnService returns;

    SupplierReturnPanel(SupplierReturnService returns) {
        this.returns = returns;
    }

    @Override
    public String permission() {
        return Permission.VIEW_PURCHASES;
    }

    @Override
    public Component panel(ReceiptDetails details) {
        UUID receipt = details.document().getId();
        Section section = new Section();
        section.addClassNames("sale-story", "no-print");
        List<SupplierReturnDetails> found = returns.ofReceipt(receipt);
        if (!found.isEmpty()) {
            UnorderedList list = new UnorderedList();
            found.forEach(each -> list.add(new ListItem(
                    new Anchor(SupplierReturnsView.ROUTE + "/" + each.document().getId(), each.label()))));
            section.add(new H2(t("returns.supplier.title")), list);
        }
        boolean more = details.reversal() == null
                && Actor.may(Permission.RETURN_TO_SUPPLIER)
                && returns.returnable(receipt)
                        .filter(left -> !left.lines().isEmpty())
                        .isPresent();
        if (more) {
            section.add(new Button(
                    t("returns.supplier.new"),
                    click -> UI.getCurrent()
                            .navigate(SupplierReturnsView.ROUTE + "/" + NewReturnView.NEW + "/" + receipt)));
        }
        section.setVisible(more || !found.isEmpty());
        return section;
    }
}
