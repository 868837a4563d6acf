package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.Returnable;
import io.inventario.shared.Formats;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.QuantityField;
import java.util.Objects;
import java.util.Optional;

/** How much of one sold line comes back, why, and what becomes of it. */
class ReturnLineRow extends Div {
    private static final int LONGEST_REASON = 200;

    private final Returnable.Line line;
    private final QuantityField quantity;
    private final Select<Disposition> disposition = new Select<>();
    private final TextField reason = new TextField(t("returns.reason"));

    ReturnLineRow(Returnable.Line line, Formats formats, Runnable changed) {
        this.line = line;
        quantity = new QuantityField(formats, !line.fractional()).notNegative();
        quantity.setLabel(t(
                "returns.new.left",
                line.code(),
                line.name(),
                formats.quantity(line.left()),
                formats.quantity(line.sold()),
                line.unit()));
        quantity.addValueChangeListener(event -> changed.run());
        disposition.setLabel(t("returns.disposition"));
        disposition.setItems(Disposition.values());
        disposition.setItemLabelGenerator(each -> t("returns.disposition." + each.name()));
        disposition.setValue(Disposition.RESTOCK);
        reason.setMaxLength(LONGEST_REASON);
        addClassName("return-line");
        add(quantity, disposition, reason);
    }

    boolean isWrong() {
        return quantity.isInvalid();
    }

    void focus() {
        quantity.focus();
    }

    Optional<PostReturn.Line> line() {
        Quantity back = Objects.requireNonNullElse(quantity.getValue(), Quantity.ZERO);
        String why = reason.getValue().strip();
        return back.isZero()
                ? Optional.empty()
                : Optional.of(new PostReturn.Line(
                        line.saleLineId(), back, disposition.getValue(), why.isEmpty() ? null : why));
    }
}
