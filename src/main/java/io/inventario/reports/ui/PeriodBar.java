package io.inventario.reports.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.reports.Span;
import io.inventario.shared.ui.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Chooses the days that the dashboard shows; its state is written in the address and read from there. */
class PeriodBar extends Div {
    private static final int MONTHS = 36;

    private final LocalDate today;
    private final Runnable changed;
    private final Select<PeriodChoice> choice = new Select<>();
    private final Select<YearMonth> month = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    /** @param changed run after the person has chosen */
    PeriodBar(LocalDate today, Locale locale, Runnable changed) {
        this.today = today;
        this.changed = changed;
        addClassName("filter-bar");
        choice.setItems(PeriodChoice.values());
        choice.setItemLabelGenerator(item -> t("reports.period." + item.word()));
        choice.setAriaLabel(t("reports.period"));
        YearMonth current = YearMonth.from(today);
        month.setItems(IntStream.range(0, MONTHS).mapToObj(current::minusMonths).toList());
        DateTimeFormatter names = DateTimeFormatter.ofPattern("LLLL yyyy", Texts.language());
        month.setItemLabelGenerator(names::format);
        month.setAriaLabel(t("reports.period.month"));
        for (DatePicker field : List.of(from, to)) {
            field.setLocale(locale);
            field.setMax(today);
            field.addValueChangeListener(this::onChange);
        }
        from.setAriaLabel(t("reports.period.from"));
        to.setAriaLabel(t("reports.period.to"));
        choice.addValueChangeListener(this::onChange);
        month.addValueChangeListener(this::onChange);
        add(choice, month, from, to);
        read(QueryParameters.empty());
    }

    private void onChange(AbstractField.ComponentValueChangeEvent<?, ?> event) {
        showFields();
        if (event.isFromClient()) {
            changed.run();
        }
    }

    private void showFields() {
        PeriodChoice chosen = chosen();
        month.setVisible(chosen == PeriodChoice.MONTH);
        from.setVisible(chosen == PeriodChoice.CUSTOM);
        to.setVisible(chosen == PeriodChoice.CUSTOM);
    }

    private PeriodChoice chosen() {
        return choice.getValue() == null ? PeriodChoice.THIS_MONTH : choice.getValue();
    }

    Span span() {
        return switch (chosen()) {
            case TODAY -> Span.today(today);
            case SEVEN_DAYS -> Span.sevenDays(today);
            case THIS_MONTH -> Span.thisMonth(today);
            case MONTH -> Span.month(month.getValue() == null ? YearMonth.from(today) : month.getValue());
            case THIS_YEAR -> Span.thisYear(today);
            case CUSTOM -> Span.of(day(from), day(to));
        };
    }

    private LocalDate day(DatePicker field) {
        return field.getValue() == null ? today : field.getValue();
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("periodo", chosen().word());
        if (chosen() == PeriodChoice.MONTH && month.getValue() != null) {
            parameters.put("mes", month.getValue().toString());
        }
        if (chosen() == PeriodChoice.CUSTOM) {
            parameters.put("desde", day(from).toString());
            parameters.put("hasta", day(to).toString());
        }
        return QueryParameters.simple(parameters);
    }

    void read(QueryParameters parameters) {
        month.setValue(YearMonth.from(today));
        from.setValue(today.minusDays(29));
        to.setValue(today);
        try {
            parameters.getSingleParameter("mes").map(YearMonth::parse).ifPresent(month::setValue);
            parameters.getSingleParameter("desde").map(LocalDate::parse).ifPresent(from::setValue);
            parameters.getSingleParameter("hasta").map(LocalDate::parse).ifPresent(to::setValue);
        } catch (DateTimeException e) {
            to.setValue(today); // a mistyped address shows what it can
        }
        choice.setValue(PeriodChoice.of(parameters.getSingleParameter("periodo").orElse("")));
        showFields();
    }
}
