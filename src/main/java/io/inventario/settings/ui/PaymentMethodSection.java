package io.inventario.settings.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.settings.CompanyService;
import io.inventario.settings.PaymentMethod;
import io.inventario.settings.SettingsSection;
import io.inventario.settings.SettingsService;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ShortList;
import org.springframework.core.annotation.Order;

/** The ways in which customers pay. */
@org.springframework.stereotype.Component
@Order(30)
class PaymentMethodSection implements SettingsSection {
    private final SettingsService settings;
    private final CompanyService company;

    PaymentMethodSection(SettingsService settings, CompanyService company) {
        this.settings = settings;
        this.company = company;
    }

    @Override
    public String path() {
        return "formas-de-pago";
    }

    @Override
    public String title() {
        return "settings.method";
    }

    @Override
    public Component content() {
        ShortList<PaymentMethod> list = new ShortList<>(
                "settings.method", company.terms().formats(), settings::paymentMethods, form(), PaymentMethod::new);
        list.columns().count("rank", PaymentMethod::getRank).setWidth("6rem");
        list.columns().text("code", PaymentMethod::getCode).setWidth("10rem");
        list.columns().text("name", PaymentMethod::getName).setWidth("12rem");
        list.columns().text("kind", method -> kind(method.getKind())).setWidth("9rem");
        list.columns()
                .status("active", method -> ActiveChoice.status(method.isActive()))
                .setWidth("8rem");
        return list;
    }

    private FormPanel<PaymentMethod> form() {
        FormPanel<PaymentMethod> form = new FormPanel<>(
                PaymentMethod.class,
                "settings.method",
                settings::save,
                stored -> settings.paymentMethods().stream()
                        .filter(stored::equals)
                        .findFirst());
        form.text("code", new TextField());
        form.text("name", new TextField());
        Select<PaymentMethod.Kind> kind = form.field("kind", new Select<>());
        kind.setItems(PaymentMethod.Kind.values());
        kind.setItemLabelGenerator(PaymentMethodSection::kind);
        kind.setHelperText(t("settings.method.kind.help"));
        form.field("rank", new IntegerField()).setHelperText(t("settings.method.rank.help"));
        form.field("needsReference", new Checkbox());
        form.field("active", new Checkbox());
        return form;
    }

    private static String kind(PaymentMethod.Kind kind) {
        return t("settings.method.kind." + kind.name());
    }
}
