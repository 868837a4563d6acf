package io.inventario.stock;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One product of an adjustment. */
@Entity
@Immutable
public class StockAdjustmentLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "adjustment_id")
    private StockAdjustment adjustment;

    @Column(name = "rank")
    private int rank;

    private UUID productId;
    private UUID lotId;
    private Quantity quantity;
    private @Nullable BigDecimal unitCost;

    @SuppressWarnings("NullAway.Init")
    protected StockAdjustmentLine() {}

    StockAdjustmentLine(StockAdjustment adjustment, int rank, AdjustStock.Line line) {
        this.adjustment = adjustment;
        this.rank = rank;
        this.productId = line.productId();
        this.lotId = Lot.NONE;
        this.quantity = line.quantity();
        this.unitCost = line.unitCost();
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
}
