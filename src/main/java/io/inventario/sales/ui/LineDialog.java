package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.PercentField;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.Texts;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes quantity, price and discount of one line; price and discount only for those who may give others. */
class LineDialog extends Dialog {
    private final CartLine line;
    private final Function<CartLine, Optional<BusinessException>> change;
    private final QuantityField quantity;
    private final MoneyField price;
    private final PercentField discount;
    private @Nullable HasValidationProperties refused;

    /** @param change takes the changed line, or says why not */
    LineDialog(CartLine line, Formats formats, Function<CartLine, Optional<BusinessException>> change) {
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
        quantity.addValueChangeListener(event -> forget());
        price.addValueChangeListener(event -> forget());
        discount.addValueChangeListener(event -> forget());
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
        change.apply(line.of(changed).at(asked, percent == null ? BigDecimal.ZERO : percent))
                .ifPresentOrElse(this::show, this::close);
    }

    private void show(BusinessException refusal) {
        String words = Texts.of(refusal);
        switch (Objects.requireNonNullElse(refusal.field(), "")) {
            case "quantity" -> refuse(quantity, words);
            case "unitPrice" -> refuse(price, words);
            case "discountPercent" -> refuse(discount, words);
            default -> Notices.refusal(words);
        }
    }

    private <C extends HasValidationProperties & Focusable<?>> void refuse(C field, String words) {
        field.setErrorMessage(words);
        field.setInvalid(true);
        field.focus();
        refused = field;
    }

    /** What was refused at one field may be mended in another. */
    private void forget() {
        if (refused != null) {
            refused.setInvalid(false);
            refused = null;
        }
    }
}
