package io.inventario.purchases;

import io.inventario.shared.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One line of a receipt undone; the movement that takes its goods out names it (rule S4). */
@Entity
@Immutable
class ReceiptReversalLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reversal_id")
    private ReceiptReversal reversal;

    private UUID receiptLineId;

    @SuppressWarnings("NullAway.Init")
    protected ReceiptReversalLine() {}

    ReceiptReversalLine(ReceiptReversal reversal, UUID receiptLineId) {
        this.reversal = reversal;
        this.receiptLineId = receiptLineId;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
