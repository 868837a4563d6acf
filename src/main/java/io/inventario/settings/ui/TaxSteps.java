package io.inventario.settings.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.converter.Converter;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.PercentField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The percentages of a tax, one line for each day from which it changes. */
class TaxSteps extends CustomField<List<TaxRate.Step>> {
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

    private final Formats formats;
    private final Supplier<LocalDate> today;
    private final Div lines = new Div();
    private final List<Line> shown = new ArrayList<>();

    TaxSteps(Formats formats, Supplier<LocalDate> today) {
        super(List.of());
        this.formats = formats;
        this.today = today;
        lines.addClassName("tax-steps");
        Button add = new Button(t("settings.tax.step.add"), new Icon(VaadinIcon.PLUS), event -> {
            show(today.get(), null);
            shown.getLast().percent.focus();
        });
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add(lines, add);
        show(today.get(), null);
    }

    /** Refuses what no percentage can be. */
    static Converter<List<TaxRate.Step>, List<TaxRate.Step>> possible() {
        return Converter.from(
                steps -> steps.stream().allMatch(step -> step.percent().compareTo(HIGHEST) <= 0)
                        ? Result.ok(steps)
                        : Result.error(t("validation.Max", HIGHEST)),
                steps -> steps);
    }

    @Override
    protected List<TaxRate.Step> generateModelValue() {
        return shown.stream()
                .filter(line -> line.from.getValue() != null && line.percent.getValue() != null)
                .map(Line::step)
                .sorted(Comparator.comparing(TaxRate.Step::validFrom))
                .toList();
    }

    @Override
    protected void setPresentationValue(@Nullable List<TaxRate.Step> steps) {
        shown.clear();
        lines.removeAll();
        if (steps == null || steps.isEmpty()) {
            show(today.get(), null);
        } else {
            steps.forEach(step -> show(step.validFrom(), step.percent()));
        }
    }

    private void show(LocalDate from, @Nullable BigDecimal percent) {
        Line line = new Line(new DateField(formats), new PercentField(formats).notNegative());
        line.from.setValue(from);
        line.from.setLabel(t("settings.tax.step.from"));
        line.percent.setLabel(t("settings.tax.percent"));
        line.percent.setValue(percent);
        line.from.addValueChangeListener(event -> updateValue());
        line.percent.addValueChangeListener(event -> updateValue());
        Button remove = new Button(new Icon(VaadinIcon.CLOSE_SMALL));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(t("settings.tax.step.remove"));
        Div row = new Div(line.percent, line.from, remove);
        remove.addClickListener(event -> {
            shown.remove(line);
            lines.remove(row);
            updateValue();
        });
        shown.add(line);
        lines.add(row);
    }

    /** The two fields of a line. */
    private record Line(DateField from, PercentField percent) {
        TaxRate.Step step() {
            return new TaxRate.Step(from.getValue(), Objects.requireNonNull(percent.getValue()));
        }
    }
}
