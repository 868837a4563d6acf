package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.datepicker.DatePicker;
import io.inventario.shared.Formats;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The first and the last day that a list of documents shows; they stand in the URL. */
public class DayFilter {
    private final DatePicker from;
    private final DatePicker to;

    public DayFilter(Formats formats) {
        from = field("shared.from", formats);
        to = field("shared.to", formats);
    }

    private static DatePicker field(String key, Formats formats) {
        DatePicker field = new DatePicker();
        field.setPlaceholder(t(key));
        field.setAriaLabel(t(key));
        field.setLocale(formats.locale());
        field.setClearButtonVisible(true);
        field.addClassName("sales-day");
        return field;
    }

    public @Nullable LocalDate from() {
        return from.getValue();
    }

    public @Nullable LocalDate to() {
        return to.getValue();
    }

    public void addTo(ListPage<?, ?> list) {
        list.filter("desde", from, LocalDate::toString, text -> dayOf(text, from));
        list.filter("hasta", to, LocalDate::toString, text -> dayOf(text, to));
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
