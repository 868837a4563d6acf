package io.inventario.stock;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One product of a transfer: the source of both its movements, out and in. */
@Entity
@Immutable
public class StockTransferLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "transfer_id")
    private StockTransfer transfer;

    @Column(name = "rank")
    private int rank;

    private UUID productId;
    private UUID lotId;
    private Quantity quantity;

    @SuppressWarnings("NullAway.Init")
    protected StockTransferLine() {}

    StockTransferLine(StockTransfer transfer, int rank, TransferStock.Line line) {
        this.transfer = transfer;
        this.rank = rank;
        this.productId = line.productId();
        this.lotId = Lot.NONE;
        this.quantity = line.quantity();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public Quantity getQuantity() {
        return quantity;
    }
}
