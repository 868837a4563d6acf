package io.inventario.sales;

import io.inventario.documents.Draft;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
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

/** A posted sale: what was sold to whom at which frozen prices, taxes and costs (rules V4, M5). */
@Entity
@Immutable
public class Sale extends BaseEntity {
    private @Nullable UUID customerId;
    private @Nullable UUID sellerId;
    private UUID registerId;
    private UUID locationId;

    @Column(columnDefinition = "char(3)")
    private String currency;

    private Money net;
    private Money tax;
    private Money rounding = Money.ZERO;
    private Money total;
    private Money discount;
    private @Nullable LocalDate dueDate;
    private @Nullable String note;

    @OneToMany(mappedBy = "sale", cascade = CascadeType.PERSIST)
    @OrderBy("rank")
    private List<SaleLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Sale() {}

    Sale(Draft draft, PostSale command, @Nullable UUID sellerId, UUID registerId, UUID locationId) {
        super(draft.id());
        this.customerId = command.customerId();
        this.sellerId = sellerId;
        this.registerId = registerId;
        this.locationId = locationId;
        this.currency = draft.terms().formats().currency().getCurrencyCode();
        this.note = command.note();
        this.net = Money.ZERO;
        this.tax = Money.ZERO;
        this.total = Money.ZERO;
        this.discount = Money.ZERO;
    }

    /** Adds a line with the cost at which its goods left the stock. */
    void add(SaleLine line) {
        lines.add(line);
        net = net.plus(line.getNet());
        tax = tax.plus(line.getTax());
        total = total.plus(line.getGross());
        discount = discount.plus(line.getDiscount());
    }

    void dueOn(LocalDate day) {
        dueDate = day;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public @Nullable UUID getCustomerId() {
        return customerId;
    }

    public @Nullable UUID getSellerId() {
        return sellerId;
    }

    public UUID getRegisterId() {
        return registerId;
    }

    public UUID getLocationId() {
        return locationId;
    }

    public Money getNet() {
        return net;
    }

    public Money getTax() {
        return tax;
    }

    public Money getRounding() {
        return rounding;
    }

    public Money getTotal() {
        return total;
    }

    public Money getDiscount() {
        return discount;
    }

    public @Nullable LocalDate getDueDate() {
        return dueDate;
    }

    public @Nullable String getNote() {
        return note;
    }

    public List<SaleLine> getLines() {
        return List.copyOf(lines);
    }
}
