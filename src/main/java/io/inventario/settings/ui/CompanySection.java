package io.inventario.settings.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import io.inventario.settings.Company;
import io.inventario.settings.CompanyService;
import io.inventario.settings.SettingsSection;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.Texts;
import io.inventario.shared.ui.UnsavedEdits;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** The company's own data. */
@org.springframework.stereotype.Component
@Order(10)
class CompanySection implements SettingsSection {
    private final CompanyService company;

    CompanySection(CompanyService company) {
        this.company = company;
    }

    @Override
    public String path() {
        return "empresa";
    }

    @Override
    public String title() {
        return "settings.company";
    }

    @Override
    public Component content() {
        return new Page(company);
    }

    /** The form alone; leaving it with edits asks first. */
    static class Page extends Composite<Div> implements BeforeLeaveObserver {
        private final FormPanel<Company> form;

        Page(CompanyService company) {
            form = new FormPanel<>(
                    Company.class, "settings.company", company::save, stored -> Optional.of(company.company()));
            form.text("name", new TextField());
            form.text("taxId", new TextField());
            form.wide(form.text("address", new TextArea()));
            form.text("phone", new TextField());
            form.text("email", new EmailField());
            form.field("currency", currency());
            IntegerField digits = form.field("currencyDigits", new IntegerField());
            digits.setStepButtonsVisible(true);
            form.field("locale", locale());
            form.field("timeZone", timeZone());
            form.field("pricesIncludeTax", new Checkbox());
            form.field("negativeStock", new Checkbox());
            form.onCancel(() -> form.show(company.company()));
            form.show(company.company());
            getContent().add(form);
            getContent().addClassName("settings-form");
        }

        private static ComboBox<String> currency() {
            Locale language = Texts.language();
            ComboBox<String> currency = new ComboBox<>();
            currency.setItems(Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .sorted()
                    .toList());
            currency.setItemLabelGenerator(
                    code -> code + " · " + Currency.getInstance(code).getDisplayName(language));
            currency.setHelperText(t("settings.company.currency.help"));
            return currency;
        }

        private static ComboBox<String> locale() {
            Locale language = Texts.language();
            List<String> known = Arrays.stream(Locale.getAvailableLocales())
                    .filter(each -> List.of("es", "en", "pt").contains(each.getLanguage()))
                    .filter(each ->
                            each.getCountry().length() == 2 && each.getScript().isEmpty())
                    .filter(each -> each.getVariant().isEmpty()
                            && each.getExtensionKeys().isEmpty())
                    .map(Locale::toLanguageTag)
                    .sorted()
                    .toList();
            ComboBox<String> locale = new ComboBox<>();
            locale.setItems(known);
            locale.setItemLabelGenerator(tag -> Locale.forLanguageTag(tag).getDisplayName(language) + " · " + tag);
            locale.setHelperText(t("settings.company.locale.help"));
            return locale;
        }

        private static ComboBox<String> timeZone() {
            ComboBox<String> zone = new ComboBox<>();
            zone.setItems(ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                    .sorted()
                    .toList());
            return zone;
        }

        @Override
        public void beforeLeave(BeforeLeaveEvent event) {
            UnsavedEdits.guard(form, event, () -> {});
        }
    }
}
