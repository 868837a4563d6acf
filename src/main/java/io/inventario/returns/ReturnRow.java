package io.inventario.returns;

import io.inventario.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A return as lists show it. */
public record ReturnRow(
        UUID id,
        String label,
        LocalDate businessDate,
        Instant postedAt,
        String saleLabel,
        @Nullable String customer,
        Money net,
        Money tax,
        Money total) {}
