package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.inventario.documents.Posted;
import io.inventario.returns.PostSupplierReturn;
import io.inventario.returns.ReturnableReceipt;
import io.inventario.returns.SupplierReturnService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends goods of one receipt back; its command is named when it opens, so that clicking twice posts once. */
@Route(SupplierReturnsView.ROUTE + "/" + NewReturnView.NEW + "/:receiptId")
@RolesAllowed(Permission.RETURN_TO_SUPPLIER)
class NewSupplierReturnView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int LONGEST_REASON = 500;

    private final SupplierReturnService returns;
    private final Formats formats;
    private final Div refusal = new Div();
    private final TextField reason = new TextField(t("returns.reason"));
    private final Map<UUID, QuantityField> quantities = new LinkedHashMap<>();
    private String title = "";
    private UUID command = Ids.next();
    private boolean posted;

    NewSupplierReturnView(SupplierReturnService returns, Supplier<Formats> formats) {
        this.returns = returns;
        this.formats = formats.get();
        addClassName("sale-page");
        refusal.addClassName("payment-refusal");
        refusal.getElement().setAttribute("role", "alert");
        reason.setMaxLength(LONGEST_REASON);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Addresses.id(event, "receiptId").flatMap(returns::returnable).orElseThrow(NotFoundException::new));
    }

    private void show(ReturnableReceipt receipt) {
        command = Ids.next();
        posted = false;
        title = t("returns.supplier.new.title", receipt.receiptLabel(), receipt.supplier());
        removeAll();
        quantities.clear();
        add(new PageHeading(title));
        if (receipt.reversed() || receipt.lines().isEmpty()) {
            add(new Paragraph(t("returns.supplier.nothing")));
            return;
        }
        receipt.lines().forEach(line -> {
            QuantityField quantity = new QuantityField(formats, !line.fractional()).notNegative();
            quantity.setLabel(t(
                    "returns.new.left",
                    line.code(),
                    line.name(),
                    formats.quantity(line.left()),
                    formats.quantity(line.received()),
                    line.unit()));
            quantities.put(line.receiptLineId(), quantity);
            add(quantity);
        });
        Button post = new Button(t("returns.new.post"), click -> post(receipt));
        post.addThemeVariants(ButtonVariant.PRIMARY);
        add(reason, refusal, post);
    }

    private void post(ReturnableReceipt receipt) {
        if (posted || quantities.values().stream().anyMatch(QuantityField::isInvalid)) {
            return;
        }
        List<PostSupplierReturn.Line> lines = quantities.entrySet().stream()
                .map(each -> new PostSupplierReturn.Line(
                        each.getKey(),
                        Objects.requireNonNullElse(each.getValue().getValue(), Quantity.ZERO)))
                .filter(line -> !line.quantity().isZero())
                .toList();
        String why = reason.getValue().strip();
        try {
            Posted document = returns.post(
                    new PostSupplierReturn(command, null, receipt.receiptId(), why.isEmpty() ? null : why, lines));
            posted = true;
            Notices.success(t("returns.new.posted", document.label()));
            UI.getCurrent().navigate(SupplierReturnsView.ROUTE + "/" + document.id());
        } catch (BusinessException e) {
            refusal.setText(Texts.of(e));
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
