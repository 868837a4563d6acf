package io.inventario.returns.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.inventario.documents.Tender;
import io.inventario.returns.Returnable;
import io.inventario.settings.PaymentMethod;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.MoneyField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** By which tenders money goes back: those that paid, and any other for those who may decide that. */
class RefundFields extends Div {
    private final Map<UUID, MoneyField> fields = new LinkedHashMap<>();
    private final Map<UUID, Money> left = new LinkedHashMap<>();
    private final Formats formats;
    private final Checkbox keep = new Checkbox();
    private Money rest = Money.ZERO;

    RefundFields(Returnable sale, List<PaymentMethod> methods, Formats formats) {
        this.formats = formats;
        addClassName("return-line");
        sale.tenders().stream().filter(tender -> tender.left().isPositive()).forEach(tender -> {
            left.put(tender.methodId(), tender.left());
            field(tender.methodId(), tender.name()).setHelperText(t("returns.new.most", formats.money(tender.left())));
        });
        if (Actor.may(Permission.OVERRIDE_REFUND)) {
            methods.stream()
                    .filter(method -> method.isActive() && !fields.containsKey(method.getId()))
                    .forEach(method -> field(method.getId(), method.getName()));
        }
        keep.setVisible(sale.customer() != null);
        if (sale.customer() != null) {
            keep.setLabel(t("returns.new.keep", sale.customer()));
        }
        keep.addValueChangeListener(event -> fill());
        add(keep);
    }

    private MoneyField field(UUID method, String name) {
        MoneyField field = new MoneyField(formats).notNegative();
        field.setLabel(name);
        fields.put(method, field);
        add(field);
        return field;
    }

    /** Hands {@code amount} out to the tenders that paid, as far as each did. */
    void share(Money amount) {
        rest = amount;
        fill();
    }

    private void fill() {
        Money open = keep.getValue() ? Money.ZERO : rest;
        for (Map.Entry<UUID, MoneyField> each : fields.entrySet()) {
            Money part = open.min(left.getOrDefault(each.getKey(), Money.ZERO));
            open = open.minus(part);
            if (part.isZero()) {
                each.getValue().clear();
            } else {
                each.getValue().setValue(part);
            }
        }
    }

    /** What goes back by a tender although it did not pay so much, in words; empty when there is no such thing. */
    List<String> beyondPaid() {
        return fields.entrySet().stream()
                .filter(each -> amount(each.getValue()).compareTo(left.getOrDefault(each.getKey(), Money.ZERO)) > 0)
                .map(each -> t(
                        "returns.new.beyond.part",
                        formats.money(amount(each.getValue())),
                        each.getValue().getLabel(),
                        formats.money(left.getOrDefault(each.getKey(), Money.ZERO))))
                .toList();
    }

    private static Money amount(MoneyField field) {
        return Objects.requireNonNullElse(field.getValue(), Money.ZERO);
    }

    boolean isWrong() {
        return fields.values().stream().anyMatch(MoneyField::isInvalid);
    }

    boolean isKept() {
        return keep.getValue();
    }

    List<Tender> tenders() {
        return fields.entrySet().stream()
                .map(each -> new Tender(each.getKey(), amount(each.getValue())))
                .filter(tender -> !tender.amount().isZero())
                .toList();
    }
}
