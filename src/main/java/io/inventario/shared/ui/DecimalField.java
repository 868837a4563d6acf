package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasTooltip;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValidationResult;
import com.vaadin.flow.data.binder.ValidationStatusChangeEvent;
import com.vaadin.flow.data.binder.ValidationStatusChangeListener;
import com.vaadin.flow.data.binder.Validator;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.shared.Registration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text field for exact numbers in the company's notation; the three public fields differ in what a number means. */
abstract class DecimalField<S extends DecimalField<S, T>, T> extends AbstractCompositeField<TextField, S, @Nullable T>
        implements HasLabel,
                HasHelper,
                HasSize,
                HasStyle,
                HasTooltip,
                HasValidationProperties,
                HasValidator<@Nullable T>,
                Focusable<S> {
    private final DecimalText notation;
    private final int least;
    private final int most;
    private final Function<BigDecimal, T> meaning;
    private final Function<T, BigDecimal> number;
    private final List<ValidationStatusChangeListener<@Nullable T>> statusListeners = new ArrayList<>();
    private @Nullable String problem;
    private boolean notNegative;
    private Runnable typed = () -> {};

    DecimalField(
            DecimalText notation,
            int least,
            int most,
            Function<BigDecimal, T> meaning,
            Function<T, BigDecimal> number) {
        super(null);
        this.notation = notation;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
        this.number = number;
        TextField text = getContent();
        text.addClassName("number-field");
        text.setAutoselect(true);
        text.setManualValidation(true);
        text.getElement().setAttribute("inputmode", "decimal");
        text.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                read(event.getValue());
                if (getContent().getValueChangeMode() == ValueChangeMode.ON_CHANGE) {
                    tidy();
                }
            }
        });
    }

    /** What stands in the field, as the person sees it. */
    public String text() {
        return getContent().getValue();
    }

    /** Takes a text as if it had been typed and left. */
    public void type(String typed) {
        getContent().setValue(typed);
        read(typed);
        tidy();
    }

    /** Takes the number at every key instead of when the field is left, and runs {@code read} after each. */
    public void whileTyping(Runnable read) {
        typed = read;
        getContent().setValueChangeMode(ValueChangeMode.EAGER);
        getContent().addBlurListener(event -> tidy());
    }

    /** Refuses numbers below zero. */
    @SuppressWarnings("unchecked") // S is the subclass itself
    public S notNegative() {
        notNegative = true;
        return (S) this;
    }

    void setSuffix(String unit) {
        getContent().setSuffixComponent(new Span(unit));
    }

    private void read(String text) {
        Optional<BigDecimal> parsed = text.isBlank() ? Optional.empty() : notation.parse(text);
        String found = text.isBlank() ? null : problem(parsed);
        T value = found == null ? parsed.map(meaning).orElse(null) : null;
        boolean changes = !Objects.equals(value, getValue());
        problem = found;
        setModelValue(value, true);
        if (!changes || found != null) {
            boolean valid = found == null;
            ValidationStatusChangeEvent<@Nullable T> event = new ValidationStatusChangeEvent<>(this, valid);
            List.copyOf(statusListeners).forEach(listener -> listener.validationStatusChanged(event));
        }
        if (statusListeners.isEmpty()) {
            setInvalid(found != null);
            setErrorMessage(found);
        }
        typed.run();
    }

    /** Writes the number that was read as the company writes it; not under the fingers of somebody who is typing. */
    private void tidy() {
        T value = getValue();
        if (problem == null && value != null) {
            getContent().setValue(notation.format(number.apply(value), least, most));
        }
    }

    private @Nullable String problem(Optional<BigDecimal> parsed) {
        if (parsed.isEmpty()) {
            return t("shared.number.unreadable", notation.format(new BigDecimal("1234.5"), 1, 1));
        }
        if (notNegative && parsed.get().signum() < 0) {
            return t("validation.PositiveOrZero");
        }
        if (parsed.get().stripTrailingZeros().scale() > most) {
            return most == 0 ? t("shared.number.whole") : t("shared.number.decimals", most);
        }
        return parsed.get().precision() - parsed.get().scale() > 15 ? t("shared.number.large") : null;
    }

    @Override
    protected void setPresentationValue(@Nullable T value) {
        problem = null;
        getContent().setValue(value == null ? "" : notation.format(number.apply(value), least, most));
    }

    @Override
    public Validator<@Nullable T> getDefaultValidator() {
        return (value, context) -> problem == null ? ValidationResult.ok() : ValidationResult.error(problem);
    }

    @Override
    public Registration addValidationStatusChangeListener(ValidationStatusChangeListener<@Nullable T> listener) {
        return Registration.addAndRemove(statusListeners, listener);
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        getContent().setReadOnly(readOnly);
    }

    @Override
    public boolean isReadOnly() {
        return getContent().isReadOnly();
    }

    @Override
    public void setRequiredIndicatorVisible(boolean required) {
        getContent().setRequiredIndicatorVisible(required);
    }

    @Override
    public boolean isRequiredIndicatorVisible() {
        return getContent().isRequiredIndicatorVisible();
    }
}
