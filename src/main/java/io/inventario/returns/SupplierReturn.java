package io.inventario.returns;

import io.inventario.documents.Draft;
import io.inventario.purchases.PurchaseReceipt;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Goods of one receipt that went back to their supplier, at what was to be paid for them. */
@Entity
@Immutable
public class SupplierReturn extends BaseEntity {
    private UUID receiptId;
    private UUID supplierId;
    private UUID locationId;
    private @Nullable String reason;
    private Money net = Money.ZERO;
    private Money tax = Money.ZERO;
    private Money total = Money.ZERO;

    @OneToMany(mappedBy = "supplierReturn", cascade = CascadeType.PERSIST)
    @OrderBy("rank")
    private List<SupplierReturnLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected SupplierReturn() {}

    SupplierReturn(Draft draft, PurchaseReceipt receipt, @Nullable String reason) {
        super(draft.id());
        this.receiptId = receipt.getId();
        this.supplierId = receipt.getSupplierId();
        this.locationId = receipt.getLocationId();
        this.reason = reason;
    }

    SupplierReturnLine add(ReceivedLine received, Quantity quantity, Share share) {
        SupplierReturnLine line = new SupplierReturnLine(this, lines.size() + 1, received, quantity, share);
        lines.add(line);
        net = net.plus(line.getNet());
        tax = tax.plus(line.getTax());
        total = total.plus(line.getGross());
        return line;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getReceiptId() {
        return receiptId;
    }

    public UUID getSupplierId() {
        return supplierId;
    }

    public UUID getLocationId() {
        return locationId;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public Money getNet() {
        return net;
    }

    public Money getTax() {
        return tax;
    }

    public Money getTotal() {
        return total;
    }
}
