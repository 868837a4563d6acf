package io.inventario.products;

import io.inventario.shared.SearchText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which products a list shows.
 *
 * @param search words that code, name, brand or barcode must contain; accents and case do not matter
 * @param categoryId that category only; null for all
 * @param active active or archived ones only; null for both
 */
public record ProductFilter(
        String search, @Nullable UUID categoryId, @Nullable Boolean active) {
    public static final ProductFilter ALL = new ProductFilter("", null, null);

    String pattern() {
        return SearchText.contains(search);
    }
}
