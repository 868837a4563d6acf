package io.inventario.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer as lists show it. */
public record TransferRow(
        UUID id,
        String label,
        LocalDate businessDate,
        Instant postedAt,
        String from,
        String to,
        Long lines,
        String postedBy,
        @Nullable String note) {}
