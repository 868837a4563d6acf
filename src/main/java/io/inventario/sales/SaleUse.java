package io.inventario.sales;

import io.inventario.products.ProductUse;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a product was ever sold, services too. */
@Component
class SaleUse implements ProductUse {
    private final JdbcClient jdbc;

    SaleUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isPosted(UUID product) {
        return jdbc.sql("select count(*) from (select 1 from sale_line where product_id = ? limit 1) one")
                        .param(product)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
