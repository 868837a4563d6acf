package io.inventario.sales;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The tax of a line by one rate, with the percentage that was in force. */
@Entity
@Immutable
class SaleLineTax extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "line_id")
    private SaleLine line;

    private UUID taxRateId;
    private BigDecimal percent;
    private Money base;
    private Money tax;

    @SuppressWarnings("NullAway.Init")
    protected SaleLineTax() {}

    SaleLineTax(SaleLine line, UUID taxRateId, BigDecimal percent, Money base, Money tax) {
        this.line = line;
        this.taxRateId = taxRateId;
        this.percent = percent;
        this.base = base;
        this.tax = tax;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
