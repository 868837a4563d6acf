package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.PercentField;
import io.inventario.shared.ui.QuantityField;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** Changes quantity, price and discount of one line; price and discount only for those who may give others. */
class LineDialog extends Dialog {
    private final CartLine line;
    private final Predicate<CartLine> change;
    private final QuantityField quantity;
    private final MoneyField price;
    private final PercentField discount;

    /** @param change takes the changed line; false when it was refused and the dialog should stay */
    LineDialog(CartLine line, Formats formats, Predicate<CartLine> change) {
        this.line = line;
        this.change = change;
        quantity = new QuantityField(formats, !line.fractional()).notNegative();
        price = new MoneyField(formats).notNegative();
        discount = new PercentField(formats).notNegative();
        quantity.setLabel(t("sales.quantity"));
        price.setLabel(t("sales.price"));
        discount.setLabel(t("sales.discount"));
        quantity.setValue(line.quantity());
        price.setValue(line.shownPrice());
        discount.setValue(line.discount());
        boolean fixed = !Actor.may(Permission.CHANGE_PRICE);
        price.setReadOnly(fixed);
        discount.setReadOnly(fixed);
        setHeaderTitle(line.name());
        Div fields = new Div(quantity, price, discount);
        fields.addClassName("till-fields");
        add(fields);
        Shortcuts.addShortcutListener(fields, this::apply, Key.ENTER)
                .listenOn(fields)
                .resetFocusOnActiveElement();
        Button apply = new Button(t("sales.till.apply"), click -> apply());
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("shared.cancel"), click -> close()), apply);
    }

    void openAtQuantity() {
        openAt(quantity);
    }

    void openAtDiscount() {
        openAt(discount);
    }

    private void openAt(Focusable<?> field) {
        open();
        field.focus();
    }

    private void apply() {
        Quantity changed = quantity.getValue();
        Money asked = price.getValue();
        BigDecimal percent = discount.getValue();
        if (!isOpened()
                || quantity.isInvalid()
                || price.isInvalid()
                || discount.isInvalid()
                || changed == null
                || asked == null) {
            return;
        }
        if (change.test(line.of(changed).at(asked, percent == null ? BigDecimal.ZERO : percent))) {
            close();
        }
    }
}
