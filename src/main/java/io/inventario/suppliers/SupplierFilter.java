package io.inventario.suppliers;

import org.jspecify.annotations.Nullable;

/**
 * Which suppliers a list shows.
 *
 * @param search words that must all occur in code, name, contact, tax id, phone or e-mail; accents and case do not matter
 * @param active active or archived ones only; null for both
 */
public record SupplierFilter(String search, @Nullable Boolean active) {
    public static final SupplierFilter ALL = new SupplierFilter("", null);
}
