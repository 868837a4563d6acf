package io.inventario.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrections of the stock (rule V1). */
class AdjustmentTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Test
    void v1WhatAnAdjustmentTakesLeavesAtItsShareWhateverCostWasTyped() {
        Product product = shop.stocked("10", 10, "4");

        Posted posted = shop.adjust(
                new AdjustStock.Line(product.getId(), Quantity.of(-3), new BigDecimal("99")),
                new AdjustStock.Line(product.getId(), Quantity.of(-2), null));

        assertThat(jdbc.sql("select cost from stock_movement where document_id = ? order by value_sequence")
                        .param(posted.id())
                        .query(Long.class)
                        .list())
                .isEqualTo(List.of(-12L, -8L));
    }

    @Test
    void v1GoodsThatNeverMovedHaveNoAverageToTakeOver() {
        Product product = shop.product("10");
        AdjustStock.Line found = new AdjustStock.Line(product.getId(), Quantity.of(2), null);

        assertThatThrownBy(() -> shop.adjust(found))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("stock.cost.unknown"));
        shop.adjust(new AdjustStock.Line(product.getId(), Quantity.of(1), BigDecimal.ZERO));
        assertThat(shop.adjust(found)).isNotNull();
    }
}
