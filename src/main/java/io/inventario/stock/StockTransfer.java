package io.inventario.stock;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Goods that were carried from one location to another; the company is neither richer nor poorer for it (rule S5). */
@Entity
@Immutable
public class StockTransfer extends BaseEntity {
    private UUID fromId;
    private UUID toId;
    private @Nullable String note;

    @OneToMany(mappedBy = "transfer", cascade = CascadeType.PERSIST)
    @OrderBy("rank")
    private List<StockTransferLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected StockTransfer() {}

    StockTransfer(Draft draft, TransferStock command) {
        super(draft.id());
        this.fromId = command.fromId();
        this.toId = command.toId();
        this.note = command.note();
    }

    StockTransferLine add(TransferStock.Line line) {
        StockTransferLine added = new StockTransferLine(this, lines.size() + 1, line);
        lines.add(added);
        return added;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getFromId() {
        return fromId;
    }

    public UUID getToId() {
        return toId;
    }

    public @Nullable String getNote() {
        return note;
    }
}
