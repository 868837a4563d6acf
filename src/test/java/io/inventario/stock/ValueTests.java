package io.inventario.stock;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.products.Product;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stock is worth (rule V1). */
class ValueTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Test
    void v1WhatIsSoldOutIsWorthNothingThoughTheAverageIsUneven() {
        Product product = shop.product("20");
        shop.buy(shop.supplier(), bought(product, 1, "3.34"), bought(product, 2, "3.33"));

        shop.sell(line(product, 3));

        assertThat(value(product)).isEqualTo(Money.ZERO);
        assertThat(soldFor(product)).isEqualByComparingTo("10");
    }

    @Test
    void v1TheCentsOfManySmallSalesAreThoseOfTheWhole() {
        Product product = shop.product("20", each -> each.setFractional(true));
        shop.receive(product, 10, "0.137");
        for (int i = 0; i < 10; i++) {
            shop.sell(line(product, 1));
        }
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);
        assertThat(value(product)).isEqualTo(Money.ZERO);
        assertThat(soldFor(product)).isEqualByComparingTo("1.37");
    }

    private Money value(Product product) {
        return new Money(jdbc.sql("select amount from stock_value where product_id = ?")
                .param(product.getId())
                .query(BigDecimal.class)
                .single());
    }

    private BigDecimal soldFor(Product product) {
        return jdbc.sql("select sum(cost) from sale_line where product_id = ?")
                .param(product.getId())
                .query(BigDecimal.class)
                .single();
    }
}
