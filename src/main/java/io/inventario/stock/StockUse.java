package io.inventario.stock;

import io.inventario.products.ProductUse;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a product ever moved, and stands in fractions. */
@Component
class StockUse implements ProductUse {
    private final JdbcClient jdbc;

    StockUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isPosted(UUID product) {
        return any("select count(*) from stock_value where last_sequence > 0 and product_id = ?", product);
    }

    @Override
    public boolean hasFractions(UUID product) {
        return any("select count(*) from stock_level where quantity <> floor(quantity) and product_id = ?", product);
    }

    private boolean any(String count, UUID product) {
        return jdbc.sql(count).param(product).query(Long.class).single() > 0;
    }
}
