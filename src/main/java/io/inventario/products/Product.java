package io.inventario.products;

import io.inventario.settings.TaxRate;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.MasterData;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.shared.SearchText;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Something the company buys and sells: goods with stock, or a service without. */
@Entity
public class Product extends MasterData {
    /** Prices from here on are a slip of the keyboard. */
    public static final Money HIGHEST_PRICE = new Money(new BigDecimal("1000000000"));

    private static final Quantity LARGEST_PACK = Quantity.of(1_000_000);

    @Size(max = 40)
    private String code = "";

    @NotBlank
    @Size(max = 200)
    private String name = "";

    private String searchText = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "category_id")
    private @Nullable Category category;

    @Size(max = 100)
    private @Nullable String brand;

    @NotBlank
    @Size(max = 20)
    private String unit = "u";

    private boolean fractional;

    private boolean service;

    private boolean tracksLots;

    @NotNull
    private Money salePrice = Money.ZERO;

    private boolean priceIncludesTax = true;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "tax_rate_id")
    private @Nullable TaxRate taxRate;

    @NotNull
    private Quantity minStock = Quantity.ZERO;

    @NotNull
    private Quantity targetStock = Quantity.ZERO;

    private @Nullable UUID preferredSupplierId;

    @Size(max = 2000)
    private @Nullable String notes;

    @Column(updatable = false)
    private @Nullable Instant createdAt;

    @OneToMany(mappedBy = "product", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("kind desc, identifier")
    private Set<ProductIdentifier> identifiers = new LinkedHashSet<>();

    @PrePersist
    @PreUpdate
    void prepare() {
        List<@Nullable String> searched = new ArrayList<>(List.of(code, name));
        searched.add(brand);
        identifiers.forEach(identifier -> searched.add(identifier.getIdentifier()));
        searchText = searchText(searched.toArray(String[]::new));
    }

    /** What it is found by: code, name, brand and all codes. */
    static String searchText(@Nullable String... parts) {
        String text = SearchText.of(parts);
        return text.substring(0, Math.min(600, text.length()));
    }

    /** @throws BusinessException at the field that no product can have */
    void check(int currencyDigits) {
        if (salePrice.isNegative()) {
            throw BusinessException.at("salePrice", "products.price.negative");
        }
        if (salePrice.compareTo(HIGHEST_PRICE) >= 0) {
            throw BusinessException.at("salePrice", "products.price.absurd", salePrice);
        }
        if (!salePrice.fits(currencyDigits)) {
            throw BusinessException.at("salePrice", "products.price.digits", currencyDigits);
        }
        checkIdentifiers();
        if (minStock.isNegative()) {
            throw BusinessException.at("minStock", "products.quantity.negative");
        }
        if (targetStock.isNegative()) {
            throw BusinessException.at("targetStock", "products.quantity.negative");
        }
    }

    private void checkIdentifiers() {
        Set<String> seen = new HashSet<>(Set.of(code));
        for (Barcode barcode : getBarcodes()) {
            if (!seen.add(barcode.code())) {
                throw BusinessException.at("barcodes", "products.barcode.twice", barcode.code());
            }
            if (barcode.code().length() > ProductIdentifier.LONGEST) {
                throw BusinessException.at("barcodes", "products.barcode.long", ProductIdentifier.LONGEST);
            }
            if (!barcode.packQuantity().isPositive() || barcode.packQuantity().compareTo(LARGEST_PACK) >= 0) {
                throw BusinessException.at("barcodes", "products.barcode.pack", barcode.code());
            }
        }
    }

    /**
     * Gives every code the row that it has already, whatever it was there: codes change places, rows do not, because the database
     * writes the new ones before it deletes the old ones.
     */
    void keepRowsOf(Product stored) {
        Map<String, UUID> rows = new HashMap<>();
        stored.identifiers.forEach(row -> rows.put(row.getIdentifier(), row.getId()));
        List<ProductIdentifier> wanted = List.copyOf(identifiers);
        identifiers = new LinkedHashSet<>();
        wanted.forEach(each -> identifiers.add(each.onRow(rows.getOrDefault(each.getIdentifier(), Ids.next()))));
        prepare();
    }

    /** What finds it, to be compared. */
    Set<String> codes() {
        return identifiers.stream()
                .map(each -> each.getKind() + " " + each.getIdentifier() + " " + each.getPackQuantity())
                .collect(Collectors.toSet());
    }

    void created(Instant at) {
        createdAt = at;
    }

    /** The barcodes that find it, besides its code. */
    public List<Barcode> getBarcodes() {
        return identifiers.stream()
                .filter(identifier -> identifier.getKind() == ProductIdentifier.Kind.BARCODE)
                .map(identifier -> new Barcode(identifier.getIdentifier(), identifier.getPackQuantity()))
                .toList();
    }

    public void setBarcodes(List<Barcode> barcodes) {
        identifiers.removeIf(identifier -> identifier.getKind() == ProductIdentifier.Kind.BARCODE
                && barcodes.stream().noneMatch(barcode -> same(identifier, barcode)));
        for (Barcode barcode : barcodes) {
            identifiers.stream()
                    .filter(identifier -> same(identifier, barcode))
                    .findFirst()
                    .ifPresentOrElse(
                            identifier -> identifier.repack(barcode.packQuantity()),
                            () -> identifiers.add(new ProductIdentifier(
                                    this, ProductIdentifier.Kind.BARCODE, barcode.code(), barcode.packQuantity())));
        }
    }

    private static boolean same(ProductIdentifier identifier, Barcode barcode) {
        return identifier.getKind() == ProductIdentifier.Kind.BARCODE
                && identifier.getIdentifier().equals(barcode.code());
    }

    public void setCode(String code) {
        this.code = code.strip();
        identifiers.stream()
                .filter(identifier -> identifier.getKind() == ProductIdentifier.Kind.CODE)
                .findFirst()
                .ifPresentOrElse(
                        identifier -> identifier.rename(this.code),
                        () -> identifiers.add(
                                new ProductIdentifier(this, ProductIdentifier.Kind.CODE, this.code, Quantity.of(1))));
    }

    @Override
    public String label() {
        return code + " " + name;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("code", code);
        facts.put("name", name);
        facts.put(
                "category",
                category == null || !Hibernate.isInitialized(category) ? idOf(category) : category.getPath());
        facts.put("brand", brand);
        facts.put("unit", unit);
        facts.put("fractional", fractional);
        facts.put("service", service);
        facts.put("tracksLots", tracksLots);
        facts.put("salePrice", salePrice.toString());
        facts.put("priceIncludesTax", priceIncludesTax);
        facts.put("taxRate", taxRate == null ? null : taxRate.getId().toString());
        facts.put("minStock", minStock.toString());
        facts.put("targetStock", targetStock.toString());
        facts.put("preferredSupplier", preferredSupplierId);
        facts.put(
                "barcodes",
                getBarcodes().stream().map(Barcode::toString).sorted().toList());
        facts.put("notes", notes);
        facts.put("active", isActive());
        return facts;
    }

    private static @Nullable UUID idOf(@Nullable Category category) {
        return category == null ? null : category.getId();
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable Category getCategory() {
        return category;
    }

    public void setCategory(@Nullable Category category) {
        this.category = category;
    }

    public @Nullable String getBrand() {
        return brand;
    }

    public void setBrand(@Nullable String brand) {
        this.brand = brand;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public boolean isFractional() {
        return fractional;
    }

    public void setFractional(boolean fractional) {
        this.fractional = fractional;
    }

    public boolean isService() {
        return service;
    }

    public void setService(boolean service) {
        this.service = service;
    }

    public Money getSalePrice() {
        return salePrice;
    }

    public void setSalePrice(Money salePrice) {
        this.salePrice = salePrice;
    }

    public boolean isPriceIncludesTax() {
        return priceIncludesTax;
    }

    public void setPriceIncludesTax(boolean priceIncludesTax) {
        this.priceIncludesTax = priceIncludesTax;
    }

    public @Nullable TaxRate getTaxRate() {
        return taxRate;
    }

    public void setTaxRate(@Nullable TaxRate taxRate) {
        this.taxRate = taxRate;
    }

    public Quantity getMinStock() {
        return minStock;
    }

    public void setMinStock(Quantity minStock) {
        this.minStock = minStock;
    }

    public Quantity getTargetStock() {
        return targetStock;
    }

    public void setTargetStock(Quantity targetStock) {
        this.targetStock = targetStock;
    }

    public @Nullable UUID getPreferredSupplierId() {
        return preferredSupplierId;
    }

    public void setPreferredSupplierId(@Nullable UUID preferredSupplierId) {
        this.preferredSupplierId = preferredSupplierId;
    }

    public @Nullable String getNotes() {
        return notes;
    }

    public void setNotes(@Nullable String notes) {
        this.notes = notes;
    }
}
