package io.inventario.products;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.util.UUID;

/** A code or barcode that finds a product; no two products share one. A pack's barcode stands for several units. */
@Entity
public class ProductIdentifier extends BaseEntity {
    static final int LONGEST = 60;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    private Product product;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "identifier")
    private String identifier;

    private Quantity packQuantity;

    @Transient
    private boolean stored;

    /** Whether people or scanners use it. */
    public enum Kind {
        CODE,
        BARCODE
    }

    @SuppressWarnings("NullAway.Init")
    protected ProductIdentifier() {}

    ProductIdentifier(Product product, Kind kind, String identifier, Quantity packQuantity) {
        this.product = product;
        this.kind = kind;
        this.identifier = identifier;
        this.packQuantity = packQuantity;
    }

    /** The same code on a row of that id. */
    ProductIdentifier onRow(UUID id) {
        return new ProductIdentifier(id, product, kind, identifier, packQuantity);
    }

    private ProductIdentifier(UUID id, Product product, Kind kind, String identifier, Quantity packQuantity) {
        super(id);
        this.product = product;
        this.kind = kind;
        this.identifier = identifier;
        this.packQuantity = packQuantity;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    void rename(String identifier) {
        this.identifier = identifier;
    }

    void repack(Quantity packQuantity) {
        this.packQuantity = packQuantity;
    }

    Product getProduct() {
        return product;
    }

    public Kind getKind() {
        return kind;
    }

    public String getIdentifier() {
        return identifier;
    }

    public Quantity getPackQuantity() {
        return packQuantity;
    }
}
