package io.inventario.documents.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.converter.Converter;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.NumberSeries;
import io.inventario.documents.NumberSeriesService;
import io.inventario.settings.CompanyService;
import io.inventario.settings.Register;
import io.inventario.settings.SettingsSection;
import io.inventario.settings.SettingsService;
import io.inventario.shared.Formats;
import io.inventario.shared.Quantity;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.QuantityField;
import io.inventario.shared.ui.ShortList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;

/** The number series, on the settings page. */
@org.springframework.stereotype.Component
@Order(50)
class NumberSeriesSection implements SettingsSection {
    private static final Converter<Quantity, Long> LAST_NUMBER = Converter.from(
            number -> Result.ok(number == null ? null : number.value().longValueExact()),
            number -> number == null ? null : Quantity.of(number));

    private final NumberSeriesService series;
    private final SettingsService settings;
    private final CompanyService company;

    NumberSeriesSection(NumberSeriesService series, SettingsService settings, CompanyService company) {
        this.series = series;
        this.settings = settings;
        this.company = company;
    }

    @Override
    public String path() {
        return "numeracion";
    }

    @Override
    public String title() {
        return "documents.series";
    }

    @Override
    public Component content() {
        Formats formats = company.terms().formats();
        Map<UUID, String> next = new ConcurrentHashMap<>();
        ShortList<NumberSeries> list =
                new ShortList<>("documents.series", formats, () -> rows(next), form(formats), NumberSeries::new);
        list.columns().text("code", NumberSeries::getCode).setWidth("9rem");
        list.columns().text("kind", each -> kind(each.getKind())).setWidth("12rem");
        list.columns()
                .text(
                        "register",
                        each -> each.getRegister() == null
                                ? null
                                : each.getRegister().getCode())
                .setWidth("8rem");
        list.columns().text("next", each -> next.get(each.getId())).setWidth("10rem");
        list.columns().count("lastNumber", NumberSeries::getLastNumber).setWidth("9rem");
        list.columns().date("validTo", NumberSeries::getValidTo).setWidth("9rem");
        list.columns()
                .status("active", each -> ActiveChoice.status(each.isActive()))
                .setWidth("8rem");
        return list;
    }

    private List<NumberSeries> rows(Map<UUID, String> next) {
        next.putAll(series.nextLabels());
        return series.list();
    }

    private FormPanel<NumberSeries> form(Formats formats) {
        FormPanel<NumberSeries> form = new FormPanel<>(
                NumberSeries.class, "documents.series", series::save, stored -> series.find(stored.getId()));
        form.text("code", new TextField());
        Select<DocumentKind> kind = form.field("kind", new Select<>());
        kind.setItems(DocumentKind.values());
        kind.setItemLabelGenerator(NumberSeriesSection::kind);
        form.text("prefix", new TextField()).setHelperText(t("documents.series.prefix.help"));
        IntegerField width = form.field("width", new IntegerField());
        width.setStepButtonsVisible(true);
        ComboBox<Register> register = form.field("register", new ComboBox<>());
        register.setItems(settings.registers());
        register.setItemLabelGenerator(Register::getName);
        register.setClearButtonVisible(true);
        register.setHelperText(t("documents.series.register.help"));
        form.field("validFrom", new DateField(formats));
        form.field("validTo", new DateField(formats));
        form.field("lastNumber", new QuantityField(formats, true).notNegative(), LAST_NUMBER)
                .setHelperText(t("documents.series.lastNumber.help"));
        form.field("active", new Checkbox());
        return form;
    }

    private static String kind(DocumentKind kind) {
        return t("documents.kind." + kind.name());
    }
}
