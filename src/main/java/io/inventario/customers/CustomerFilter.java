package io.inventario.customers;

import org.jspecify.annotations.Nullable;

/**
 * Which customers a list shows.
 *
 * @param search words that must all occur in code, name, document, phone or e-mail; accents and case do not matter
 * @param active active or archived ones only; null for both
 */
public record CustomerFilter(String search, @Nullable Boolean active) {
    public static final CustomerFilter ALL = new CustomerFilter("", null);
}
