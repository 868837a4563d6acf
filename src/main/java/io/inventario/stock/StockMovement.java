package io.inventario.stock;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the ledger: never changed, chained to the one before it by sequence and balance (rules S2, S3, S4). */
@Entity
@Immutable
public class StockMovement extends BaseEntity {
    private UUID documentId;
    private UUID sourceLineId;

    @Enumerated(EnumType.STRING)
    private MovementKind kind;

    private UUID productId;
    private UUID locationId;
    private UUID lotId;
    private LocalDate businessDate;
    private Instant postedAt;

    @Column(name = "sequence")
    private long sequence;

    private Quantity quantity;
    private Quantity balanceAfter;
    private long valueSequence;

    @Column(name = "cost")
    private Money cost;

    private BigDecimal unitCost;
    private Quantity productQuantityAfter;
    private Money productValueAfter;

    @Column(name = "reverses_id")
    private @Nullable UUID reversesId;

    @SuppressWarnings("NullAway.Init")
    protected StockMovement() {}

    /** The movement that {@code level} and {@code value} have just made. */
    StockMovement(
            Draft draft,
            UUID sourceLineId,
            MovementKind kind,
            StockLevel level,
            StockValue value,
            Quantity quantity,
            Money cost,
            @Nullable UUID reverses) {
        this.documentId = draft.id();
        this.sourceLineId = sourceLineId;
        this.kind = kind;
        this.productId = level.key().productId();
        this.locationId = level.key().locationId();
        this.lotId = level.key().lotId();
        this.businessDate = draft.businessDate();
        this.postedAt = draft.postedAt();
        this.sequence = level.lastSequence();
        this.quantity = quantity;
        this.balanceAfter = level.quantity();
        this.valueSequence = value.nextSequence();
        this.cost = cost;
        this.unitCost = quantity.isZero()
                ? BigDecimal.ZERO
                : cost.amount()
                        .divide(quantity.value(), MathContext.DECIMAL128)
                        .setScale(StockValue.COST_SCALE, RoundingMode.HALF_UP);
        this.productQuantityAfter = value.quantity();
        this.productValueAfter = value.amount();
        this.reversesId = reverses;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getSourceLineId() {
        return sourceLineId;
    }

    public MovementKind getKind() {
        return kind;
    }

    public UUID getProductId() {
        return productId;
    }

    public UUID getDocumentId() {
        return documentId;
    }

    public UUID getLocationId() {
        return locationId;
    }

    public UUID getLotId() {
        return lotId;
    }

    public Quantity getQuantity() {
        return quantity;
    }

    /** What lies in the place once this movement is made. */
    public Quantity getBalanceAfter() {
        return balanceAfter;
    }

    /** The value that came in (positive) or went out (negative). */
    public Money getCost() {
        return cost;
    }
}
