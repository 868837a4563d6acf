package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.inventario.products.Product;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.UnitCostField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One product of a receipt that is being entered: how much came, at what cost and tax, and what it sells at from now on. */
class ReceivedLine extends Div {
    private final Product product;
    private final Formats formats;
    private final QuantityField quantity;
    private final UnitCostField unitCost;
    private final Select<TaxRate> tax = new Select<>();
    private final MoneyField salePrice;
    private final Span net = new Span();

    ReceivedLine(
            Product product,
            List<TaxRate> taxes,
            LocalDate today,
            Formats formats,
            Runnable changed,
            Consumer<ReceivedLine> remove) {
        this.product = product;
        this.formats = formats;
        quantity = new QuantityField(formats, !product.isFractional()).notNegative();
        quantity.setLabel(t("purchases.quantity.of", product.getUnit()));
        unitCost = new UnitCostField(formats).notNegative();
        unitCost.setLabel(t("purchases.unitCost"));
        salePrice = new MoneyField(formats).notNegative();
        salePrice.setLabel(t("purchases.salePrice"));
        salePrice.setHelperText(t("purchases.salePrice.now", formats.amount(product.getSalePrice())));
        salePrice.setVisible(Actor.may(Permission.EDIT_PRODUCTS));
        tax.setLabel(t("purchases.rate"));
        tax.setItems(taxes);
        tax.setItemLabelGenerator(
                rate -> t("products.taxRate.item", rate.getName(), formats.percent(rate.percentOn(today))));
        tax.setValue(product.getTaxRate());
        quantity.addValueChangeListener(event -> changed.run());
        unitCost.addValueChangeListener(event -> changed.run());
        tax.addValueChangeListener(event -> changed.run());
        Button drop = new Button(new Icon(VaadinIcon.TRASH), click -> remove.accept(this));
        drop.addThemeVariants(ButtonVariant.TERTIARY);
        drop.setAriaLabel(t("purchases.remove", product.getName()));
        drop.setTooltipText(t("purchases.remove", product.getName()));
        Div name = new Div(new Span(product.getName()), new Span(product.getCode()));
        name.addClassName("received-product");
        net.addClassName("received-net");
        addClassName("received-line");
        getElement().setAttribute("role", "group").setAttribute("aria-label", product.label());
        add(name, quantity, unitCost, tax, salePrice, net, drop);
    }

    Product product() {
        return product;
    }

    void focus() {
        quantity.focus();
    }

    void came(Quantity units) {
        quantity.setValue(units);
    }

    /** The line as far as it can be posted; empty while quantity or cost is missing or unreadable. */
    Optional<ReceivePurchase.Line> line() {
        Quantity units = quantity.getValue();
        BigDecimal cost = unitCost.getValue();
        if (units == null || !units.isPositive() || cost == null || isWrong()) {
            return Optional.empty();
        }
        return Optional.of(new ReceivePurchase.Line(
                product.getId(),
                units,
                cost,
                tax.isEmpty() ? null : tax.getValue().getId(),
                salePrice.getValue()));
    }

    /** Says at the first field that keeps the line from being posted what is missing there. */
    void complain() {
        Quantity units = quantity.getValue();
        if (units == null || !units.isPositive()) {
            need(quantity, t("purchases.quantity.missing"));
            quantity.focus();
        } else if (unitCost.getValue() == null) {
            need(unitCost, t("purchases.unitCost.missing"));
            unitCost.focus();
        } else {
            salePrice.focus();
        }
    }

    private static <C extends Component & HasValidationProperties> void need(C field, String words) {
        if (!field.isInvalid()) {
            field.setErrorMessage(words);
            field.setInvalid(true);
        }
    }

    private boolean isWrong() {
        return salePrice.isInvalid() && salePrice.isVisible();
    }

    void comesTo(Money amount) {
        net.setText(formats.amount(amount));
    }

    void comesToNothingYet() {
        net.setText("");
    }
}
