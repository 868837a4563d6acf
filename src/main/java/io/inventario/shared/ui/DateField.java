package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.datepicker.DatePicker;
import io.inventario.shared.Formats;
import io.inventario.shared.PastDay;
import java.text.DateFormatSymbols;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.List;

/** A date as the company writes it, in a calendar that speaks the person's language. */
public class DateField extends DatePicker {
    public DateField(Formats formats) {
        setLocale(formats.locale());
        DateFormatSymbols names = DateFormatSymbols.getInstance(Texts.language());
        setI18n(new DatePickerI18n()
                .setMonthNames(List.of(names.getMonths()).subList(0, 12))
                .setWeekdays(List.of(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(List.of(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(
                        WeekFields.of(formats.locale()).getFirstDayOfWeek().getValue() % 7)
                .setToday(t("shared.date.today"))
                .setCancel(t("shared.cancel"))
                .setBadInputErrorMessage(t("shared.date.unreadable"))
                .setRequiredErrorMessage(t("shared.date.missing"))
                .setMinErrorMessage(t("shared.date.early", formats.date(PastDay.EARLIEST)))
                .setMaxErrorMessage(t("shared.date.late")));
    }

    /** Of something that has happened: there must be a day, and none after today. */
    public void happened(LocalDate today) {
        setValue(today);
        setMin(PastDay.EARLIEST);
        setMax(today);
        setRequired(true);
    }
}
