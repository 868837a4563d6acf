package io.inventario.documents;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Cash that went into the drawer (positive) or out of it, in exactly one session (rule C1). */
@Entity
@Immutable
public class CashEntry extends BaseEntity {
    private UUID sessionId;
    private @Nullable UUID paymentId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private Money amount;

    /** Why cash moved. */
    public enum Kind {
        SALE,
        REFUND,
        EXPENSE,
        PURCHASE,
        INCOME
    }

    @SuppressWarnings("NullAway.Init")
    protected CashEntry() {}

    CashEntry(CashSession session, Payment payment, Kind kind) {
        this.sessionId = session.getId();
        this.paymentId = payment.getId();
        this.kind = kind;
        this.amount = payment.getDirection() == Payment.Direction.IN
                ? payment.getAmount()
                : payment.getAmount().negated();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getSessionId() {
        return sessionId;
    }

    public Money getAmount() {
        return amount;
    }
}
