package io.inventario.sales;

import java.time.Instant;
import java.util.UUID;

/** Which document undid a sale, when, by whom and why. */
public record Voiding(UUID id, String label, Instant at, String by, String reason) {}
