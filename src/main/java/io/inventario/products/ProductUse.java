package io.inventario.products;

import java.util.UUID;

/** What the modules that post goods know of a product; whoever changes its kind asks them all. */
public interface ProductUse {
    /** Whether a document names the product, after which it stays goods or a service. */
    boolean isPosted(UUID product);

    /** Whether a fraction of a unit is anywhere, so that it can't be counted in whole ones. */
    default boolean hasFractions(UUID product) {
        return false;
    }
}
