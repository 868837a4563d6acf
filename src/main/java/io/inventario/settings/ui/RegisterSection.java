package io.inventario.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.settings.CompanyService;
import io.inventario.settings.Register;
import io.inventario.settings.SettingsSection;
import io.inventario.settings.SettingsService;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ShortList;
import org.springframework.core.annotation.Order;

/** The registers where sales are made. */
@org.springframework.stereotype.Component
@Order(40)
class RegisterSection implements SettingsSection {
    private final SettingsService settings;
    private final CompanyService company;

    RegisterSection(SettingsService settings, CompanyService company) {
        this.settings = settings;
        this.company = company;
    }

    @Override
    public String path() {
        return "cajas";
    }

    @Override
    public String title() {
        return "settings.register";
    }

    @Override
    public Component content() {
        FormPanel<Register> form = new FormPanel<>(
                Register.class,
                "settings.register",
                settings::save,
                stored -> settings.registers().stream().filter(stored::equals).findFirst());
        form.text("code", new TextField());
        form.text("name", new TextField());
        form.field("active", new Checkbox());
        ShortList<Register> list = new ShortList<>(
                "settings.register", company.terms().formats(), settings::registers, form, Register::new);
        list.columns().text("code", Register::getCode).setWidth("9rem");
        list.columns().text("name", Register::getName).setWidth("14rem");
        list.columns()
                .status("active", row -> ActiveChoice.status(row.isActive()))
                .setWidth("8rem");
        return list;
    }
}
