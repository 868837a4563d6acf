package io.inventario.sales.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.documents.Tender;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.ui.MoneyField;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What is paid by one method. An amount that the till filled in follows the person to another method; a typed one stays. */
class TenderRow extends Div {
    private static final int LONGEST = 100;

    private final PaymentMethod method;
    private final MoneyField amount;
    private final TextField reference = new TextField(t("sales.reference"));
    private final TextField bank = new TextField(t("sales.till.bank"));
    private boolean prefilled;

    TenderRow(PaymentMethod method, Formats formats, Runnable changed, Consumer<TenderRow> rest) {
        this.method = method;
        amount = new MoneyField(formats).notNegative();
        amount.setLabel(method.getName());
        amount.addValueChangeListener(event -> {
            if (!event.isFromClient()) {
                changed.run();
            }
        });
        amount.whileTyping(() -> {
            prefilled = false;
            changed.run();
        });
        Button take = new Button(new Icon(VaadinIcon.ARROW_DOWN), click -> rest.accept(this));
        take.addThemeVariants(ButtonVariant.TERTIARY);
        take.setAriaLabel(t("sales.till.rest", method.getName()));
        take.setTooltipText(t("sales.till.rest", method.getName()));
        reference.setMaxLength(LONGEST);
        bank.setMaxLength(LONGEST);
        reference.setVisible(method.isNeedsReference());
        bank.setVisible(method.getKind() == PaymentMethod.Kind.TRANSFER);
        addClassName("tender");
        add(take, amount, reference, bank);
    }

    /** What Enter and the arrows do while one of the fields is the current one. */
    void keys(Runnable enter, IntConsumer move) {
        for (Component field : List.<Component>of(amount, reference, bank)) {
            Shortcuts.addShortcutListener(field, enter::run, Key.ENTER)
                    .listenOn(field)
                    .resetFocusOnActiveElement();
            Shortcuts.addShortcutListener(field, () -> move.accept(1), Key.ARROW_DOWN)
                    .listenOn(field)
                    .resetFocusOnActiveElement();
            Shortcuts.addShortcutListener(field, () -> move.accept(-1), Key.ARROW_UP)
                    .listenOn(field)
                    .resetFocusOnActiveElement();
        }
    }

    Money amount() {
        return Objects.requireNonNullElse(amount.getValue(), Money.ZERO);
    }

    boolean givesChange() {
        return method.isCash();
    }

    boolean isWrong() {
        return amount.isInvalid();
    }

    boolean isPrefilled() {
        return prefilled;
    }

    void clear() {
        amount.clear();
        prefilled = false;
    }

    void prefill(Money rest) {
        amount.setValue(amount().plus(rest));
        prefilled = true;
    }

    void enter() {
        if (method.isNeedsReference() && amount().isPositive()) {
            reference.focus();
        } else {
            amount.focus();
        }
    }

    Optional<Tender> tender() {
        return amount().isZero()
                ? Optional.empty()
                : Optional.of(new Tender(
                        method.getId(),
                        amount(),
                        text(reference).orElse(null),
                        text(bank).orElse(null)));
    }

    private static Optional<String> text(TextField field) {
        return Optional.of(field.getValue().strip()).filter(text -> !text.isEmpty());
    }
}
