package io.inventario.suppliers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A supplier as lists show it. */
public record SupplierRow(
        UUID id,
        String code,
        String name,
        @Nullable String contactName,
        @Nullable String taxId,
        @Nullable String phone,
        @Nullable String email,
        int termsDays,
        boolean active) {}
