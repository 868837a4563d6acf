package io.inventario.documents;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How much of a payment pays which document. */
@Entity
@Immutable
public class PaymentAllocation extends BaseEntity {
    private UUID paymentId;
    private UUID documentId;
    private Money amount;

    @SuppressWarnings("NullAway.Init")
    protected PaymentAllocation() {}

    public PaymentAllocation(Payment payment, UUID documentId, Money amount) {
        this.paymentId = payment.getId();
        this.documentId = documentId;
        this.amount = amount;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getPaymentId() {
        return paymentId;
    }

    public UUID getDocumentId() {
        return documentId;
    }

    public Money getAmount() {
        return amount;
    }
}
