package io.inventario.app;

import com.vaadin.flow.i18n.I18NProvider;
import io.inventario.shared.Messages;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives Vaadin the languages and texts of {@link Messages}: Spanish unless the browser asks for English. */
@Component
class Translations implements I18NProvider {
    @Override
    public List<Locale> getProvidedLocales() {
        return Messages.LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return Messages.has(locale, key) ? Messages.text(locale, key, arguments) : key;
    }
}
