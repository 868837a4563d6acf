package io.inventario.documents;

/** The kinds of posted documents; each has number series of its own. */
public enum DocumentKind {
    SALE,
    SALE_VOID,
    CUSTOMER_RETURN,
    EXTRA_INCOME,
    PURCHASE_RECEIPT,
    RECEIPT_REVERSAL,
    SUPPLIER_RETURN,
    EXPENSE,
    ASSET_PURCHASE,
    STOCK_ADJUSTMENT,
    STOCK_TRANSFER
}
