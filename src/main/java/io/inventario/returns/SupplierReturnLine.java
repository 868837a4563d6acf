package io.inventario.returns;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Some units of a received line that went back, with their share of its amounts (rule V3). */
@Entity
@Immutable
public class SupplierReturnLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "return_id")
    private SupplierReturn supplierReturn;

    @Column(name = "rank")
    private int rank;

    private UUID receiptLineId;
    private UUID productId;
    private Quantity quantity;
    private Money net;
    private Money tax;
    private Money gross;

    @SuppressWarnings("NullAway.Init")
    protected SupplierReturnLine() {}

    SupplierReturnLine(SupplierReturn supplierReturn, int rank, ReceivedLine received, Quantity quantity, Share share) {
        this.supplierReturn = supplierReturn;
        this.rank = rank;
        this.receiptLineId = received.id();
        this.productId = received.productId();
        this.quantity = quantity;
        this.net = share.in(received.net());
        this.tax = share.in(received.tax());
        this.gross = net.plus(tax);
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getProductId() {
        return productId;
    }

    public Quantity getQuantity() {
        return quantity;
    }

    public Money getNet() {
        return net;
    }

    public Money getTax() {
        return tax;
    }

    public Money getGross() {
        return gross;
    }
}
