package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.datepicker.DatePicker;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.ListPage;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The first and last day that a list shows, in its filter and in the URL. */
class PeriodFilter {
    private final DatePicker from;
    private final DatePicker to;

    PeriodFilter(Formats formats) {
        from = day("from", formats);
        to = day("to", formats);
    }

    private static DatePicker day(String key, Formats formats) {
        DatePicker field = new DateField(formats);
        field.setPlaceholder(t("purchases." + key));
        field.setAriaLabel(t("purchases." + key));
        field.setClearButtonVisible(true);
        field.addClassName("sales-day");
        return field;
    }

    void addTo(ListPage<?, ?> list) {
        list.filter("desde", from, LocalDate::toString, text -> dayOf(text, from));
        list.filter("hasta", to, LocalDate::toString, text -> dayOf(text, to));
    }

    @Nullable
    LocalDate first() {
        return from.getValue();
    }

    @Nullable
    LocalDate last() {
        return to.getValue();
    }

    /** A date that a mistyped address makes unreadable is no filter at all. */
    private static LocalDate dayOf(String text, DatePicker field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return field.getEmptyValue();
        }
    }
}
