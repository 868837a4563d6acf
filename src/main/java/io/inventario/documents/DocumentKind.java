package io.inventario.documents;

/** The kinds of posted documents; each has number series of its own. */
public enum DocumentKind {
    SALE,
    STOCK_ADJUSTMENT
}
