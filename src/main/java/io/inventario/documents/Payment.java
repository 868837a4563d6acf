package io.inventario.documents;

import io.inventario.settings.PaymentMethod;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that came in or went out by one method; allocation rows say what it paid. */
@Entity
@Immutable
public class Payment extends BaseEntity {
    private UUID documentId;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "method_id")
    private PaymentMethod method;

    private @Nullable UUID customerId;
    private @Nullable UUID supplierId;
    private Money tendered;
    private Money changeGiven;
    private Money amount;
    private @Nullable String bank;
    private @Nullable String reference;

    /** Whether the company received or paid. */
    public enum Direction {
        IN,
        OUT
    }

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    private Payment(UUID documentId, Direction direction, PaymentMethod method, Tender tender, Money change) {
        this.documentId = documentId;
        this.direction = direction;
        this.method = method;
        this.tendered = tender.amount();
        this.changeGiven = change;
        this.amount = tender.amount().minus(change);
        this.bank = tender.bank();
        this.reference = tender.reference();
    }

    /**
     * Money received from a customer.
     *
     * @throws BusinessException when change would come from anything but cash (rule M6) or the method's reference is missing
     */
    public static Payment received(
            Draft draft, PaymentMethod method, Tender tender, Money change, @Nullable UUID customerId) {
        requireAmount(draft, method, tender);
        if (change.isPositive() && !method.isCash()) {
            throw BusinessException.at("payments", "documents.payment.changeOnlyFromCash", method.getName());
        }
        if (method.isNeedsReference()
                && (tender.reference() == null || tender.reference().isBlank())) {
            throw BusinessException.at("payments", "documents.payment.referenceMissing", method.getName());
        }
        Payment payment = new Payment(draft.id(), Direction.IN, method, tender, change);
        payment.customerId = customerId;
        return payment;
    }

    /**
     * Money handed out: to a customer as a refund, to a supplier, or for an expense.
     *
     * @throws BusinessException when the amount is not positive or too fine
     */
    public static Payment paid(
            Draft draft, PaymentMethod method, Tender tender, @Nullable UUID customerId, @Nullable UUID supplierId) {
        requireAmount(draft, method, tender);
        Payment payment = new Payment(draft.id(), Direction.OUT, method, tender, Money.ZERO);
        payment.customerId = customerId;
        payment.supplierId = supplierId;
        return payment;
    }

    private static void requireAmount(Draft draft, PaymentMethod method, Tender tender) {
        if (!tender.amount().isPositive()) {
            throw BusinessException.at("payments", "documents.payment.notPositive", method.getName());
        }
        if (!tender.amount().fits(draft.terms().digits())) {
            throw BusinessException.at("payments", "documents.payment.digits", method.getName(), tender.amount());
        }
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getDocumentId() {
        return documentId;
    }

    public Direction getDirection() {
        return direction;
    }

    public PaymentMethod getMethod() {
        return method;
    }

    public @Nullable UUID getCustomerId() {
        return customerId;
    }

    public Money getTendered() {
        return tendered;
    }

    public Money getChangeGiven() {
        return changeGiven;
    }

    public Money getAmount() {
        return amount;
    }

    public @Nullable String getBank() {
        return bank;
    }

    public @Nullable String getReference() {
        return reference;
    }
}
