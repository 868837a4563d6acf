package io.inventario.stock;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A posted correction of the stock that no trade explains: what was there at the start, a loss, a find. */
@Entity
@Immutable
public class StockAdjustment extends BaseEntity {
    private UUID locationId;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private @Nullable String note;

    @OneToMany(mappedBy = "adjustment", cascade = CascadeType.PERSIST)
    @OrderBy("rank")
    private List<StockAdjustmentLine> lines = new ArrayList<>();

    /** Why the stock is corrected. */
    public enum Reason {
        OPENING,
        COUNT,
        DAMAGE,
        LOSS,
        FOUND,
        OWN_USE,
        OTHER
    }

    @SuppressWarnings("NullAway.Init")
    protected StockAdjustment() {}

    StockAdjustment(Draft draft, UUID locationId, Reason reason, @Nullable String note) {
        super(draft.id());
        this.locationId = locationId;
        this.reason = reason;
        this.note = note;
    }

    StockAdjustmentLine add(AdjustStock.Line line) {
        StockAdjustmentLine added = new StockAdjustmentLine(this, lines.size() + 1, line);
        lines.add(added);
        return added;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getLocationId() {
        return locationId;
    }

    public Reason getReason() {
        return reason;
    }

    public @Nullable String getNote() {
        return note;
    }

    public List<StockAdjustmentLine> getLines() {
        return List.copyOf(lines);
    }
}
