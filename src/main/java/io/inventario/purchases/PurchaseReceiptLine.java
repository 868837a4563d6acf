package io.inventario.purchases;

import io.inventario.products.Product;
import io.inventario.shared.BaseEntity;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One product of a receipt, with everything about it as it was at that moment; its net is what its goods were worth. */
@Entity
@Immutable
public class PurchaseReceiptLine extends BaseEntity {
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "receipt_id")
    private PurchaseReceipt receipt;

    @Column(name = "rank")
    private int rank;

    private UUID productId;
    private String productCode;
    private String productName;
    private String unit;
    private Quantity quantity;
    private BigDecimal unitCost;
    private UUID taxRateId;
    private BigDecimal taxPercent;
    private Money net;
    private Money tax;
    private Money gross;
    private @Nullable Money salePrice;

    @SuppressWarnings("NullAway.Init")
    protected PurchaseReceiptLine() {}

    PurchaseReceiptLine(PurchaseReceipt receipt, int rank, Costing.Costed costed) {
        Product product = costed.product();
        this.receipt = receipt;
        this.rank = rank;
        this.productId = product.getId();
        this.productCode = product.getCode();
        this.productName = product.getName();
        this.unit = product.getUnit();
        this.quantity = costed.line().quantity();
        this.unitCost = costed.line().unitCost();
        this.taxRateId = costed.taxRate().getId();
        this.taxPercent = costed.taxPercent();
        this.net = costed.net();
        this.tax = costed.tax();
        this.gross = costed.gross();
        this.salePrice = costed.line().salePrice();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public PurchaseReceipt getReceipt() {
        return receipt;
    }

    public int getRank() {
        return rank;
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

    /** What one unit cost before tax, as the supplier's invoice says it. */
    public BigDecimal getUnitCost() {
        return unitCost;
    }

    public UUID getTaxRateId() {
        return taxRateId;
    }

    public BigDecimal getTaxPercent() {
        return taxPercent;
    }

    /** Before tax, rounded: what the goods came into the stock at. */
    public Money getNet() {
        return net;
    }

    public Money getTax() {
        return tax;
    }

    public Money getGross() {
        return gross;
    }

    /** What the product was to sell at from then on; null where the receipt left the price as it was. */
    public @Nullable Money getSalePrice() {
        return salePrice;
    }
}
