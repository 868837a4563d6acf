package io.inventario.stock;

/** Why stock or its value moved. */
public enum MovementKind {
    ADJUSTMENT,
    SALE,
    /** Value only: what units cost that had been taken before they came in. */
    COST_VARIANCE
}
