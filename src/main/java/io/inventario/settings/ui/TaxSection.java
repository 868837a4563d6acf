package io.inventario.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.settings.CompanyService;
import io.inventario.settings.SettingsSection;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ShortList;
import java.time.Clock;
import org.springframework.core.annotation.Order;

/** The taxes, with the percentage of each from a day on. */
@org.springframework.stereotype.Component
@Order(20)
class TaxSection implements SettingsSection {
    private final SettingsService settings;
    private final CompanyService company;
    private final Clock clock;

    TaxSection(SettingsService settings, CompanyService company, Clock clock) {
        this.settings = settings;
        this.company = company;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "impuestos";
    }

    @Override
    public String title() {
        return "settings.tax";
    }

    @Override
    public Component content() {
        Formats formats = company.terms().formats();
        FormPanel<TaxRate> form = new FormPanel<>(
                TaxRate.class,
                "settings.tax",
                settings::save,
                stored -> settings.taxRates().stream().filter(stored::equals).findFirst());
        form.text("code", new TextField());
        form.text("name", new TextField());
        TaxSteps steps =
                form.field("steps", new TaxSteps(formats, () -> company.terms().today(clock)), TaxSteps.possible());
        form.wide(steps);
        form.field("active", new Checkbox());
        ShortList<TaxRate> list = new ShortList<>("settings.tax", formats, settings::taxRates, form, TaxRate::new);
        list.columns().text("code", TaxRate::getCode).setWidth("9rem");
        list.columns().text("name", TaxRate::getName).setWidth("14rem");
        list.columns()
                .text(
                        "percent",
                        tax -> formats.percent(tax.percentOn(company.terms().today(clock))))
                .setWidth("8rem");
        list.columns()
                .status("active", tax -> ActiveChoice.status(tax.isActive()))
                .setWidth("8rem");
        return list;
    }
}
