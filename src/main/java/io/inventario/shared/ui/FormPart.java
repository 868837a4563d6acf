package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.inventario.shared.BusinessException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One field of a form, with the value it had when the form was filled. */
final class FormPart {
    private final String property;
    private final String label;
    private final Component field;
    private final HasValue<?, @Nullable Object> value;
    private @Nullable Object base;

    @SuppressWarnings("unchecked") // a value goes back only into the field it came from
    <F extends Component & HasValue<?, ?>> FormPart(String property, String label, F field) {
        this.property = property;
        this.label = label;
        this.field = field;
        this.value = (HasValue<?, @Nullable Object>) field;
        this.base = value.getValue();
    }

    String property() {
        return property;
    }

    /** Whether it is this field that was refused; a database constraint {@code TABLE_COLUMN_unique} names it in its middle. */
    boolean concerns(BusinessException refusal) {
        String column = property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return property.equals(refusal.field())
                || refusal.key().startsWith("constraint.") && refusal.key().contains("_" + column + "_");
    }

    Component field() {
        return field;
    }

    void keepBase() {
        base = value.getValue();
    }

    void restoreBase() {
        value.setValue(base);
    }

    boolean isChanged() {
        return !Objects.equals(base, value.getValue());
    }

    void focus() {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    void refuse(String text) {
        if (field instanceof HasValidationProperties checked) {
            checked.setErrorMessage(text);
            checked.setInvalid(true);
        }
        focus();
    }

    Version version() {
        return new Version(this, label, value.getValue(), text(), isChanged());
    }

    private String text() {
        Object now = value.getValue();
        return switch (field) {
            case DecimalField<?, ?> number -> number.text();
            case Checkbox box -> t(Boolean.TRUE.equals(now) ? "shared.yes" : "shared.no");
            case ComboBox<?> ignored when now == null -> "";
            case ComboBox<?> box -> labelled(box, now);
            case Select<?> ignored when now == null -> "";
            case Select<?> select -> labelled(select, now);
            default -> now == null ? "" : now.toString();
        };
    }

    private static <V> String labelled(ComboBox<V> box, Object ignored) {
        return box.getItemLabelGenerator().apply(box.getValue());
    }

    private static <V> String labelled(Select<V> select, Object ignored) {
        return select.getItemLabelGenerator().apply(select.getValue());
    }

    /** What a field held at one moment. */
    record Version(FormPart part, String label, @Nullable Object value, String text, boolean isChanged) {
        void restore() {
            part.value.setValue(value);
        }
    }
}
