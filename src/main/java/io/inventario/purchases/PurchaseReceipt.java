package io.inventario.purchases;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.suppliers.Supplier;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Goods received from a supplier, at what they cost then (rule M5), and the debt to the supplier that follows (rule M7). */
@Entity
@Immutable
public class PurchaseReceipt extends BaseEntity {
    private UUID supplierId;
    private UUID locationId;
    private @Nullable String supplierReference;

    @Column(columnDefinition = "char(3)")
    private String currency;

    private Money net;
    private Money tax;
    private Money total;
    private LocalDate dueDate;
    private @Nullable String note;

    @OneToMany(mappedBy = "receipt", cascade = CascadeType.PERSIST)
    @OrderBy("rank")
    private List<PurchaseReceiptLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected PurchaseReceipt() {}

    PurchaseReceipt(Draft draft, ReceivePurchase command, UUID locationId, Supplier supplier) {
        super(draft.id());
        this.supplierId = supplier.getId();
        this.locationId = locationId;
        this.supplierReference = command.supplierReference();
        this.currency = draft.terms().formats().currency().getCurrencyCode();
        this.net = Money.ZERO;
        this.tax = Money.ZERO;
        this.total = Money.ZERO;
        this.dueDate = draft.businessDate().plusDays(supplier.getTermsDays());
        this.note = command.note();
    }

    PurchaseReceiptLine add(Costing.Costed costed) {
        PurchaseReceiptLine line = new PurchaseReceiptLine(this, lines.size() + 1, costed);
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

    public UUID getSupplierId() {
        return supplierId;
    }

    public UUID getLocationId() {
        return locationId;
    }

    public @Nullable String getSupplierReference() {
        return supplierReference;
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

    public LocalDate getDueDate() {
        return dueDate;
    }

    public @Nullable String getNote() {
        return note;
    }

    public List<PurchaseReceiptLine> getLines() {
        return List.copyOf(lines);
    }
}
