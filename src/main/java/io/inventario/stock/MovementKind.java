package io.inventario.stock;

/** Why stock or its value moved. */
public enum MovementKind {
    ADJUSTMENT,
    SALE,
    SALE_VOID,
    CUSTOMER_RETURN,
    /** Goods that came back and are thrown away. */
    SCRAP,
    RECEIPT,
    RECEIPT_REVERSAL,
    SUPPLIER_RETURN,
    TRANSFER_OUT,
    TRANSFER_IN,
    /** Value only: the difference between what goods came or left at and what the rest of the stock is worth (rules V2, V3). */
    COST_VARIANCE
}
