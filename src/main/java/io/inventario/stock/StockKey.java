package io.inventario.stock;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Where a quantity is kept: product, location and lot. */
@Embeddable
record StockKey(UUID productId, UUID locationId, UUID lotId) implements Serializable {}
