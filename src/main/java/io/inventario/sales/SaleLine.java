package io.inventario.sales;

import io.inventario.products.Product;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One product of a sale, with everything about it as it was at that moment. */
@Entity
@Immutable
public class SaleLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "sale_id")
    private Sale sale;

    @Column(name = "rank")
    private int rank;

    private UUID productId;
    private String productCode;
    private String productName;
    private String unit;
    private Quantity quantity;
    private Money listPrice;
    private Money unitPrice;
    private boolean priceIncludesTax;
    private BigDecimal discountPercent;
    private Money discount;
    private Money net;
    private Money tax;
    private Money gross;
    private Money cost;
    private @Nullable String note;

    @OneToMany(mappedBy = "line", cascade = CascadeType.PERSIST)
    private List<SaleLineTax> taxes = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected SaleLine() {}

    SaleLine(UUID id, Sale sale, int rank, Pricing.Priced priced, Money cost) {
        super(id);
        Product product = priced.product();
        LineAmounts amounts = priced.amounts();
        this.sale = sale;
        this.rank = rank;
        this.productId = product.getId();
        this.productCode = product.getCode();
        this.productName = product.getName();
        this.unit = product.getUnit();
        this.quantity = priced.line().quantity();
        this.listPrice = product.getSalePrice();
        this.unitPrice = priced.unitPrice();
        this.priceIncludesTax = product.isPriceIncludesTax();
        this.discountPercent = priced.line().discountPercent();
        this.discount = amounts.discount();
        this.net = amounts.net();
        this.tax = amounts.tax();
        this.gross = amounts.gross();
        this.cost = cost;
        this.note = priced.line().note();
        taxes.add(new SaleLineTax(this, priced.taxRate().getId(), priced.taxPercent(), net, tax));
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID getProductId() {
        return productId;
    }

    public String getProductCode() {
        return productCode;
    }

    public String getProductName() {
        return productName;
    }

    public String getUnit() {
        return unit;
    }

    public Quantity getQuantity() {
        return quantity;
    }

    public Money getUnitPrice() {
        return unitPrice;
    }

    public boolean isPriceIncludesTax() {
        return priceIncludesTax;
    }

    public BigDecimal getDiscountPercent() {
        return discountPercent;
    }

    public Money getDiscount() {
        return discount;
    }

    public Money getNet() {
        return net;
    }

    public Money getTax() {
        return tax;
    }

    public Money getGross() {
        return gross;
    }

    /** Cost of the goods, frozen at posting (rule V4). */
    Money cost() {
        return cost;
    }

    public @Nullable String getNote() {
        return note;
    }
}
