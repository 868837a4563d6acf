package io.inventario.faults;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself refuses, whoever asks. */
class ConstraintTests extends DatabaseTests {
    @Autowired
    JdbcClient jdbc;

    @Test
    void s4ALineTakesItsGoodsOnlyOnce() {
        Posted sale = shop.sell(line(shop.stocked("10", 5, "4"), 2));

        refused("stock_movement_source_once", """
                insert into stock_movement (id, document_id, source_line_id, kind, product_id, location_id, lot_id, business_date,
                    posted_at, sequence, quantity, balance_after, value_sequence, cost, unit_cost, product_quantity_after, product_value_after)
                select cast(? as uuid), document_id, source_line_id, kind, product_id, location_id, lot_id, business_date,
                    posted_at, sequence + 1, quantity, balance_after, value_sequence + 1, cost, unit_cost, product_quantity_after, product_value_after
                from stock_movement where document_id = ?""", Ids.next(), sale.id());
    }

    @Test
    void s6StockIsNeverBelowZero() {
        Product product = shop.stocked("10", 5, "4");
        refused(
                "stock_level_never_negative",
                "update stock_level set quantity = -1 where product_id = ?",
                product.getId());
    }

    @Test
    void s7WholeUnitsStayWhole() {
        Product product = shop.stocked("10", 5, "4");
        refused(
                "stock_level_whole_units",
                "update stock_level set quantity = 4.5 where product_id = ?",
                product.getId());
    }

    @Test
    void v1NothingIsWorthNothing() {
        Product product = shop.stocked("10", 5, "4");
        refused(
                "stock_value_nothing_is_worth_nothing",
                "update stock_value set quantity = 0 where product_id = ?",
                product.getId());
    }

    private void refused(String constraint, String sql, Object... parameters) {
        assertThatThrownBy(() -> jdbc.sql(sql).params(parameters).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .message()
                .containsIgnoringCase(constraint);
    }
}
