package io.inventario.stock.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.Texts;
import io.inventario.shared.ui.UnitCostField;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for a correction of one product's stock; its command is named when it opens, so that clicking twice posts once. */
class AdjustmentDialog extends Dialog {
    private static final int LONGEST_NOTE = 500;

    private final UUID command = Ids.next();
    private final Product product;
    private final boolean hasCost;
    private final Function<AdjustStock, Posted> post;
    private final Runnable posted;
    private final QuantityField quantity;
    private final Select<StockAdjustment.Reason> reason = new Select<>();
    private final UnitCostField unitCost;
    private final TextArea note = new TextArea(t("stock.adjust.note"));

    /** @param hasCost whether the product has an average cost that goods without a typed one can take over */
    AdjustmentDialog(
            Product product,
            StockAdjustment.Reason usual,
            boolean hasCost,
            Formats formats,
            Function<AdjustStock, Posted> post,
            Runnable posted) {
        this.product = product;
        this.hasCost = hasCost;
        this.post = post;
        this.posted = posted;
        this.quantity = new QuantityField(formats, !product.isFractional());
        this.unitCost = new UnitCostField(formats).notNegative();
        setHeaderTitle(t("stock.adjust.title", product.label()));
        addClassName("narrow-dialog");
        prepare(usual);
        FormLayout fields = new FormLayout(quantity, reason, unitCost, note);
        fields.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(fields);
        Button cancel = new Button(t("shared.cancel"), event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button(t("stock.adjust.post"), event -> post());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, save);
        addOpenedChangeListener(event -> quantity.focus());
    }

    private void prepare(StockAdjustment.Reason usual) {
        quantity.setLabel(t("stock.adjust.quantity", product.getUnit()));
        quantity.setHelperText(t("stock.adjust.quantity.help"));
        quantity.setRequiredIndicatorVisible(true);
        reason.setLabel(t("stock.adjust.reason"));
        reason.setItems(StockAdjustment.Reason.values());
        reason.setItemLabelGenerator(each -> t("stock.reason." + each.name()));
        reason.setValue(usual);
        unitCost.setLabel(t("stock.adjust.unitCost"));
        unitCost.setHelperText(t(hasCost ? "stock.adjust.unitCost.help" : "stock.adjust.unitCost.first"));
        unitCost.setRequiredIndicatorVisible(!hasCost);
        unitCost.setVisible(Actor.may(Permission.VIEW_COST));
        quantity.addValueChangeListener(event -> unitCost.setVisible(Actor.may(Permission.VIEW_COST) && comesIn()));
        note.setMaxLength(LONGEST_NOTE);
    }

    private boolean comesIn() {
        Quantity change = quantity.getValue();
        return change == null || change.isPositive();
    }

    private void post() {
        Quantity change = quantity.getValue();
        if (!isOpened() || quantity.isInvalid() || unitCost.isVisible() && unitCost.isInvalid()) {
            return;
        }
        if (change == null || change.isZero()) {
            refuse(t("stock.adjust.quantity.missing"));
            return;
        }
        if (!hasCost && unitCost.isVisible() && unitCost.getValue() == null) {
            unitCost.setErrorMessage(t("stock.adjust.unitCost.missing"));
            unitCost.setInvalid(true);
            unitCost.focus();
            return;
        }
        try {
            Posted document = post.apply(new AdjustStock(
                    command,
                    null,
                    null,
                    reason.getValue(),
                    note.isEmpty() ? null : note.getValue().strip(),
                    List.of(new AdjustStock.Line(product.getId(), change, cost()))));
            close();
            Notices.success(t("stock.adjust.posted", document.label()));
            posted.run();
        } catch (BusinessException refusal) {
            refuse(Texts.of(refusal));
        }
    }

    private @Nullable BigDecimal cost() {
        return unitCost.isVisible() ? unitCost.getValue() : null;
    }

    private void refuse(String text) {
        quantity.setErrorMessage(text);
        quantity.setInvalid(true);
        quantity.focus();
    }
}
