package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.binder.BeanValidationBinder;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.RequiredFieldConfigurator;
import com.vaadin.flow.data.converter.Converter;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.inventario.shared.BusinessException;
import io.inventario.shared.MasterData;
import jakarta.validation.constraints.NotBlank;
import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The form of one piece of master data: checks while one types, saves with Ctrl+S, says what it saved, and never overwrites what
 * somebody else saved meanwhile.
 *
 * <p>A field's label is the text {@code MODULE.PROPERTY}; the rules are the entity's Bean Validation annotations.
 */
public class FormPanel<T extends MasterData> extends Composite<Div> {
    private final Class<T> type;
    private final String module;
    private final Function<T, T> save;
    private final Function<T, Optional<T>> reload;
    private final BeanValidationBinder<T> binder;
    private final List<FormPart> parts = new ArrayList<>();
    private final H2 heading = new H2();
    private final FormLayout fields = new FormLayout();
    private final Div below = new Div();
    private final Div buttons = new Div();
    private final Button saving = new Button(t("shared.save"), event -> save());
    private final Button cancelling = new Button(t("shared.cancel"), event -> cancel());
    private Consumer<T> saved = stored -> {};
    private Function<T, List<Component>> sections = stored -> List.of();
    private Runnable cancelled = () -> {};
    private @Nullable String title;
    private @Nullable Supplier<T> create;
    private @Nullable T bean;

    /**
     * @param save stores what it is given and returns what is stored
     * @param reload what is stored now under the same id
     */
    public FormPanel(Class<T> type, String module, Function<T, T> save, Function<T, Optional<T>> reload) {
        this.type = type;
        this.module = module;
        this.save = save;
        this.reload = reload;
        this.binder = new BeanValidationBinder<>(type);
        binder.setRequiredConfigurator(
                RequiredFieldConfigurator.DEFAULT.chain((rule, binding) -> rule.annotationType() == NotBlank.class));
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        buttons.addClassName("form-buttons");
        buttons.add(saving, cancelling);
        fields.setAutoResponsive(true);
        fields.setAutoRows(true);
        fields.setColumnWidth("11rem");
        fields.setMaxColumns(2);
        fields.setExpandFields(true);
        fields.setExpandColumns(true);
        Div content = getContent();
        content.addClassName("form-panel");
        below.addClassName("form-sections");
        content.add(heading, fields, below, buttons);
        Shortcuts.addShortcutListener(content, this::save, Key.KEY_S, KeyModifier.CONTROL)
                .listenOn(content)
                .resetFocusOnActiveElement();
    }

    /** A field for a text, without the blanks at its ends; blank means null where the property may be null. */
    public <F extends Component & HasValue<?, String> & HasValueChangeMode> F text(String property, F field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.getElement().addEventListener("change", left -> {}); // brings along what is typed but not sent yet
        if (field instanceof HasValidation own) {
            own.setManualValidation(true); // the entity's rules decide, and only they have words
        }
        binder.forField(field)
                .withDefaultValidator(false)
                .withConverter(new StrippedText(mayBeNull(property)))
                .bind(property);
        return part(property, field);
    }

    private boolean mayBeNull(String property) {
        PropertyDescriptor descriptor = BeanUtils.getPropertyDescriptor(type, property);
        return descriptor != null
                && descriptor.getReadMethod().getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    /** A field whose value is the property's own type. */
    public <V, F extends Component & HasValue<?, V>> F field(String property, F field) {
        Binder.BindingBuilder<T, V> binding = binder.forField(field);
        if (isNumber(property)) {
            binding = binding.asRequired(t("validation.NotNull"));
        }
        binding.bind(property);
        return part(property, field);
    }

    /** It always has a value, so that an empty field is a missing one. */
    private boolean isNumber(String property) {
        PropertyDescriptor descriptor = BeanUtils.getPropertyDescriptor(type, property);
        return descriptor != null
                && descriptor.getPropertyType().isPrimitive()
                && descriptor.getPropertyType() != boolean.class;
    }

    /** A field whose value is another reading of the property; where it has none, the converter says why at the field. */
    public <P, V, F extends Component & HasValue<?, P>> F field(String property, F field, Converter<P, V> reading) {
        binder.forField(field).withConverter(reading).bind(property);
        return part(property, field);
    }

    private <F extends Component & HasValue<?, ?>> F part(String property, F field) {
        String label = t(module + "." + property);
        if (field instanceof IntegerField number) {
            number.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(t("shared.number.whole")));
        }
        if (field instanceof TimePicker time) {
            time.setI18n(new TimePicker.TimePickerI18n().setBadInputErrorMessage(t("shared.time.unreadable")));
        }
        if (field instanceof HasLabel labelled) {
            labelled.setLabel(label);
        }
        parts.add(new FormPart(property, label, field));
        field.addValueChangeListener(event -> UnloadWarning.show(this, isDirty()));
        fields.add(field);
        return field;
    }

    /** Gives a wide field the whole row. */
    public void wide(Component field) {
        fields.setColspan(field, 2);
    }

    /** A further button beside save and cancel. */
    public void addButton(Component button) {
        buttons.add(button);
    }

    /** What is shown below the fields of something stored. */
    public void sections(Function<T, List<Component>> shown) {
        sections = shown;
    }

    public void onSaved(Consumer<T> listener) {
        saved = listener;
    }

    public void onCancel(Runnable listener) {
        cancelled = listener;
    }

    public void setReadOnly(boolean readOnly) {
        binder.setReadOnly(readOnly);
        saving.setVisible(!readOnly);
        cancelling.setText(t(readOnly ? "shared.close" : "shared.cancel"));
    }

    /** A heading for a form whose entity has no name that people know. */
    public void titled(String always) {
        title = always;
    }

    /** Shows what is stored, to be changed. */
    public void show(T stored) {
        create = null;
        fill(stored, title == null ? stored.label() : title);
    }

    /** Shows an empty form; every attempt to save starts from a new entity, because a refused one is no longer new. */
    public void showNew(Supplier<T> empty) {
        create = empty;
        fill(empty.get(), t(module + ".new"));
        parts.getFirst().focus();
    }

    private void fill(T shown, String named) {
        bean = shown;
        heading.setText(named);
        binder.readBean(shown);
        parts.forEach(FormPart::keepBase);
        below.removeAll();
        below.add(create == null ? sections.apply(shown) : List.of());
        UnloadWarning.show(this, false);
    }

    /** Whether somebody typed here what is not stored. */
    public boolean isDirty() {
        return parts.stream().anyMatch(FormPart::isChanged);
    }

    /** Puts back what was shown first. */
    public void discard() {
        parts.forEach(FormPart::restoreBase);
        UnloadWarning.show(this, false);
    }

    private void cancel() {
        if (isDirty()) {
            discard();
        } else {
            cancelled.run();
        }
    }

    /** Stores the form, or says at the field or in a notice why not. */
    public void save() {
        T target = create == null ? bean : create.get();
        if (target == null || !saving.isVisible()) {
            return;
        }
        if (!binder.writeBeanIfValid(target)) {
            focusFirstError();
            return;
        }
        try {
            T stored = save.apply(target);
            show(stored);
            Notices.success(t("shared.saved", title == null ? stored.label() : title));
            saved.accept(stored);
        } catch (BusinessException refusal) {
            show(refusal);
        } catch (OptimisticLockingFailureException meanwhile) {
            reload.apply(target).ifPresentOrElse(this::compare, () -> Notices.refusal(t("shared.gone")));
        }
    }

    private void show(BusinessException refusal) {
        String text = Texts.of(refusal);
        Optional<FormPart> at =
                parts.stream().filter(part -> part.concerns(refusal)).findFirst();
        at.ifPresentOrElse(part -> part.refuse(text), () -> Notices.refusal(text));
    }

    private void focusFirstError() {
        parts.stream()
                .filter(part -> part.field() instanceof HasValidationProperties checked && checked.isInvalid())
                .findFirst()
                .ifPresent(FormPart::focus);
    }

    /** Shows both versions; what is typed stays typed until the person has chosen. */
    private void compare(T theirs) {
        List<FormPart.Version> mine = parts.stream().map(FormPart::version).toList();
        binder.readBean(theirs);
        List<FormPart.Version> stored = parts.stream().map(FormPart::version).toList();
        mine.forEach(FormPart.Version::restore);
        ConflictDialog.open(theirs.label(), mine, stored, () -> show(theirs), () -> {
            List<FormPart.Version> changed =
                    mine.stream().filter(FormPart.Version::isChanged).toList();
            show(theirs);
            changed.forEach(FormPart.Version::restore);
            save();
        });
    }
}
