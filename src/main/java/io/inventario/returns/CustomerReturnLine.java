package io.inventario.returns;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Some units of a sold line that came back, with their share of its amounts (rules R2, V3). */
@Entity
@Immutable
public class CustomerReturnLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "return_id")
    private CustomerReturn customerReturn;

    @Column(name = "rank")
    private int rank;

    private UUID saleLineId;
    private UUID productId;
    private Quantity quantity;

    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    private @Nullable UUID scrapId;
    private @Nullable String reason;
    private Money discount;
    private Money net;
    private Money tax;
    private Money gross;
    private Money cost;

    @SuppressWarnings("NullAway.Init")
    protected CustomerReturnLine() {}

    CustomerReturnLine(CustomerReturn customerReturn, int rank, ReturnedLine returned) {
        PostReturn.Line line = returned.line();
        this.customerReturn = customerReturn;
        this.rank = rank;
        this.saleLineId = line.saleLineId();
        this.productId = returned.sold().productId();
        this.quantity = line.quantity();
        this.disposition = line.disposition();
        this.scrapId = line.disposition() == Disposition.SCRAP ? Ids.next() : null;
        this.reason = line.reason();
        this.discount = returned.discount();
        this.net = returned.net();
        this.tax = returned.tax();
        this.gross = returned.gross();
        this.cost = returned.cost();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    /** The source line of the movement that throws the goods away; null when they stay. */
    @Nullable
    UUID scrapId() {
        return scrapId;
    }
}
