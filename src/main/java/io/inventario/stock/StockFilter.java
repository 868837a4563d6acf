package io.inventario.stock;

import io.inventario.shared.SearchText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which products' stock a list shows.
 *
 * @param onlyLow only what is below its minimum
 */
public record StockFilter(String search, @Nullable UUID categoryId, boolean onlyLow) {
    public static final StockFilter ALL = new StockFilter("", null, false);

    String pattern() {
        return SearchText.contains(search);
    }
}
