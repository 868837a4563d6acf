package io.inventario.returns;

/** What becomes of goods that came back. */
public enum Disposition {
    /** They can be sold again. */
    RESTOCK,
    /** They are thrown away at once: the loss shows, the stock stays. */
    SCRAP
}
