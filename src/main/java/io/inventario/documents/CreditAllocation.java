package io.inventario.documents;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How much of a document that gives credit (a return, a void) settles what is owed on another; no money moves. */
@Entity
@Immutable
public class CreditAllocation extends BaseEntity {
    private UUID creditId;
    private UUID documentId;
    private Money amount;

    @SuppressWarnings("NullAway.Init")
    protected CreditAllocation() {}

    public CreditAllocation(UUID creditId, UUID documentId, Money amount) {
        this.creditId = creditId;
        this.documentId = documentId;
        this.amount = amount;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getCreditId() {
        return creditId;
    }

    public UUID getDocumentId() {
        return documentId;
    }

    public Money getAmount() {
        return amount;
    }
}
