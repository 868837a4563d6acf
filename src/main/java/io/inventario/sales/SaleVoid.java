package io.inventario.sales;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The posted fact that a sale was undone, whole and on its own day. */
@Entity
@Immutable
public class SaleVoid extends BaseEntity {
    private UUID saleId;
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected SaleVoid() {}

    SaleVoid(Draft draft, VoidSale command) {
        super(draft.id());
        this.saleId = command.saleId();
        this.reason = command.reason();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getSaleId() {
        return saleId;
    }

    public String getReason() {
        return reason;
    }
}
