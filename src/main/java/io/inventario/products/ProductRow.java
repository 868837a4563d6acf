package io.inventario.products;

import io.inventario.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as lists show it. */
public record ProductRow(
        UUID id,
        String code,
        String name,
        @Nullable String category,
        @Nullable String brand,
        String unit,
        Money salePrice,
        boolean priceIncludesTax,
        String taxCode,
        boolean service,
        boolean active) {}
