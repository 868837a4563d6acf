package io.inventario.returns;

import io.inventario.documents.Draft;
import io.inventario.sales.Sale;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Goods of one sale that came back, at what was really paid for them. */
@Entity
@Immutable
public class CustomerReturn extends BaseEntity {
    private UUID saleId;
    private @Nullable UUID customerId;
    private UUID registerId;
    private UUID locationId;
    private Money net = Money.ZERO;
    private Money tax = Money.ZERO;
    private Money total = Money.ZERO;

    @OneToMany(mappedBy = "customerReturn", cascade = CascadeType.PERSIST)
    @OrderBy("rank")
    private List<CustomerReturnLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected CustomerReturn() {}

    CustomerReturn(Draft draft, Sale sale, UUID registerId) {
        super(draft.id());
        this.saleId = sale.getId();
        this.customerId = sale.getCustomerId();
        this.registerId = registerId;
        this.locationId = sale.getLocationId();
    }

    CustomerReturnLine add(ReturnedLine returned) {
        CustomerReturnLine line = new CustomerReturnLine(this, lines.size() + 1, returned);
        lines.add(line);
        net = net.plus(returned.net());
        tax = tax.plus(returned.tax());
        total = total.plus(returned.gross());
        return line;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getSaleId() {
        return saleId;
    }

    public @Nullable UUID getCustomerId() {
        return customerId;
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

    public Money getTotal() {
        return total;
    }
}
