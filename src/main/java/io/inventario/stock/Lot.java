package io.inventario.stock;

import java.util.UUID;

/** Lots of a product; goods that are not tracked by lot lie in the one that means "none". */
public final class Lot {
    /** The lot of everything that has none: never null in the ledger's key. */
    public static final UUID NONE = new UUID(0, 0);

    private Lot() {}
}
