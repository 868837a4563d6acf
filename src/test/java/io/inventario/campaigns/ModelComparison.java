package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the database holds and compares it with the model. */
@Component
class ModelComparison {
    private final JdbcClient jdbc;

    ModelComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> lines(String table, String column, UUID document) {
        return jdbc.sql("select id from " + table + " where " + column + " = ? order by rank")
                .param(document)
                .query(UUID.class)
                .list();
    }

    /** What one document moved: quantities are compared with the stock, so here only what the movements are worth. */
    void document(UUID id, ModelStock stock) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("""
                        select product_id, sum(cost) as cost from stock_movement
                        where document_id = ? and kind <> 'COST_VARIANCE' group by product_id""").param(id).query(row -> {
            found.put(row.getObject("product_id", UUID.class), plain(row.getBigDecimal("cost")));
        });
        stock.goods
                .values()
                .forEach(each -> assertThat(found.getOrDefault(each.id, "0"))
                        .as("worth of the movements of " + each.id)
                        .isEqualTo(plain(each.moved)));
    }

    /** On hand by place, quantity, value and average by product, turnover by product. */
    void stock(ModelStock stock) {
        Map<String, String> found = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        for (ModelGoods each : stock.goods.values()) {
            each.places.forEach((place, quantity) -> expected.put(each.id + " at " + place, plain(quantity)));
            if (!each.places.isEmpty()) {
                expected.put(each.id + " all", all(each.quantity, each.value, each.average));
            }
            expected.put(each.id + " turnover", all(each.sold, each.net, each.tax, each.cost));
            found.put(each.id + " turnover", turnover(each.id));
        }
        jdbc.sql("select product_id, location_id, quantity from stock_level where product_id in (:goods)")
                .param("goods", stock.goods.keySet())
                .query(row -> {
                    found.put(
                            row.getObject(1, UUID.class) + " at " + row.getObject(2, UUID.class),
                            plain(row.getBigDecimal(3)));
                });
        jdbc.sql("select product_id, quantity, amount, average_cost from stock_value where product_id in (:goods)")
                .param("goods", stock.goods.keySet())
                .query(row -> {
                    found.put(
                            row.getObject(1, UUID.class) + " all",
                            all(row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)));
                });
        assertThat(found).isEqualTo(expected);
    }

    private String turnover(UUID product) {
        return jdbc.sql("""
                        select coalesce(sum(quantity), 0), coalesce(sum(net), 0), coalesce(sum(tax), 0), coalesce(sum(cost), 0)
                        from turnover where product_id = ?""")
                .param(product)
                .query((row, index) ->
                        all(row.getBigDecimal(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)))
                .single();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String all(BigDecimal... numbers) {
        return List.of(numbers).stream().map(ModelComparison::plain).toList().toString();
    }
}
