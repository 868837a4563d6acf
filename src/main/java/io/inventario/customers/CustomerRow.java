package io.inventario.customers;

import io.inventario.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as lists show it. */
public record CustomerRow(
        UUID id,
        String code,
        String name,
        @Nullable String document,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String customerGroup,
        @Nullable Money creditLimit,
        int termsDays,
        boolean active) {}
