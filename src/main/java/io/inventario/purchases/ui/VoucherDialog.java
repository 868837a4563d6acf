package io.inventario.purchases.ui;

import static io.inventario.purchases.ui.ReceivingView.text;
import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.purchases.PostVoucher;
import io.inventario.purchases.Voucher;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.MoneyField;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import io.inventario.suppliers.SupplierChoice;
import io.inventario.suppliers.SupplierService;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Asks for an expense, an asset or income; its command is named when it opens, so that clicking twice posts once. */
class VoucherDialog extends Dialog {
    private final UUID command = Ids.next();
    private final LocalDate today;
    private final Function<PostVoucher, Posted> post;
    private final Runnable posted;
    private final Select<Voucher.Kind> kind = new Select<>();
    private final TextField concept = new TextField();
    private final Select<Voucher.Income> income = new Select<>();
    private final MoneyField amount;
    private final TextField category = new TextField(t("purchases.voucher.category"));
    private final TextArea description = new TextArea(t("purchases.voucher.description"));
    private final DateField day;
    private final DateField acquiredOn;
    private final SupplierChoice supplier;
    private final Select<PaymentMethod> method = new Select<>();
    private final TextField reference = new TextField(t("purchases.voucher.reference"));

    VoucherDialog(
            List<PaymentMethod> methods,
            SupplierService suppliers,
            LocalDate today,
            Formats formats,
            Function<PostVoucher, Posted> post,
            Runnable posted) {
        this.today = today;
        this.post = post;
        this.posted = posted;
        this.amount = new MoneyField(formats).notNegative();
        this.day = new DateField(formats);
        this.acquiredOn = new DateField(formats);
        this.supplier = new SupplierChoice(suppliers);
        setHeaderTitle(t("purchases.voucher.new"));
        addClassName("narrow-dialog");
        choices(methods.stream().filter(PaymentMethod::isActive).toList());
        fields();
        FormLayout form = new FormLayout(
                kind, concept, income, amount, method, reference, category, supplier, acquiredOn, day, description);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(form);
        Button cancel = new Button(t("shared.cancel"), event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button(t("purchases.voucher.post"), event -> post());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, save);
        kind.setValue(Voucher.Kind.EXPENSE);
    }

    private void choices(List<PaymentMethod> methods) {
        kind.setLabel(t("purchases.voucher.kind"));
        kind.setItems(Voucher.Kind.values());
        kind.setItemLabelGenerator(each -> t("purchases.voucher.kind." + each.name()));
        kind.addValueChangeListener(event -> fit(event.getValue()));
        income.setLabel(t("purchases.voucher.income"));
        income.setItems(Voucher.Income.values());
        income.setItemLabelGenerator(each -> t("purchases.voucher.income." + each.name()));
        income.setValue(Voucher.Income.OTHER);
        method.setLabel(t("purchases.voucher.method"));
        method.setItems(methods);
        method.setItemLabelGenerator(PaymentMethod::getName);
        methods.stream().findFirst().ifPresent(method::setValue);
    }

    private void fields() {
        concept.setMaxLength(200);
        concept.setManualValidation(true);
        concept.setRequiredIndicatorVisible(true);
        amount.setLabel(t("purchases.voucher.amount"));
        amount.setRequiredIndicatorVisible(true);
        category.setMaxLength(100);
        description.setMaxLength(500);
        reference.setMaxLength(100);
        reference.setManualValidation(true);
        day.setLabel(t("purchases.businessDate"));
        day.happened(today);
        day.setVisible(Actor.may(Permission.BACKDATE));
        acquiredOn.setLabel(t("purchases.voucher.acquiredOn"));
        acquiredOn.happened(today);
        supplier.setLabel(t("purchases.supplier"));
    }

    /** Shows the fields of that kind only. */
    private void fit(Voucher.Kind chosen) {
        boolean isIncome = chosen == Voucher.Kind.INCOME;
        boolean isAsset = chosen == Voucher.Kind.ASSET;
        concept.setVisible(!isIncome);
        concept.setLabel(t(isAsset ? "purchases.voucher.asset.name" : "purchases.voucher.concept"));
        income.setVisible(isIncome);
        category.setVisible(chosen == Voucher.Kind.EXPENSE);
        acquiredOn.setVisible(isAsset);
        supplier.setVisible(!isIncome && Actor.may(Permission.VIEW_SUPPLIERS));
        if (isIncome) {
            income.focus();
        } else {
            concept.focus();
        }
    }

    private void post() {
        if (!isOpened() || amount.isInvalid() || method.isEmpty() || day.isInvalid() || acquiredOn.isInvalid()) {
            return;
        }
        try {
            Posted voucher = post.apply(command());
            close();
            Notices.success(t("purchases.voucher.posted", voucher.label()));
            posted.run();
        } catch (BusinessException refusal) {
            show(refusal);
        }
    }

    private PostVoucher command() {
        Voucher.Kind chosen = kind.getValue();
        return new PostVoucher(
                command,
                chosen,
                today.equals(day.getValue()) ? null : day.getValue(),
                concept.isVisible() ? text(concept.getValue()) : null,
                text(description.getValue()),
                category.isVisible() ? text(category.getValue()) : null,
                income.isVisible() ? income.getValue() : null,
                acquiredOn.isVisible() ? acquiredOn.getValue() : null,
                supplier.isVisible() ? supplier.getValue() : null,
                null,
                new Tender(
                        method.getValue().getId(),
                        Objects.requireNonNullElse(amount.getValue(), Money.ZERO),
                        text(reference.getValue()),
                        null));
    }

    private void show(BusinessException refusal) {
        String words = Texts.of(refusal);
        Map<String, Component> fields =
                Map.of("concept", concept, "amount", amount, "acquiredOn", acquiredOn, "payments", reference);
        if (fields.get(Objects.requireNonNullElse(refusal.field(), "")) instanceof HasValidationProperties field) {
            field.setErrorMessage(words);
            field.setInvalid(true);
        } else {
            Notices.refusal(words);
        }
    }
}
