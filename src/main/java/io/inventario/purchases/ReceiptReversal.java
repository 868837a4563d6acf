package io.inventario.purchases;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What undoes a whole receipt: its goods leave as they came and its debt is credited (rule S2). */
@Entity
@Immutable
public class ReceiptReversal extends BaseEntity {
    private UUID receiptId;
    private String reason;

    @OneToMany(mappedBy = "reversal", cascade = CascadeType.PERSIST)
    private List<ReceiptReversalLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected ReceiptReversal() {}

    ReceiptReversal(Draft draft, ReverseReceipt command) {
        super(draft.id());
        this.receiptId = command.receiptId();
        this.reason = command.reason();
    }

    ReceiptReversalLine add(PurchaseReceiptLine undone) {
        ReceiptReversalLine line = new ReceiptReversalLine(this, undone.getId());
        lines.add(line);
        return line;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getReceiptId() {
        return receiptId;
    }

    public String getReason() {
        return reason;
    }
}
