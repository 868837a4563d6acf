package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.Shop;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what is owed: on each sale and receipt, by each customer, and what customers have as credit (rule M7). */
@Component
class ModelBalances {
    private final JdbcClient jdbc;
    private final Shop shop;

    ModelBalances(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    void compare(ModelSales sales, ModelPurchases purchases, ModelReturns returns) {
        Map<UUID, String> expected = new HashMap<>();
        sales.all.forEach(sale -> expected.put(sale.id, plain(sale.balance())));
        assertThat(open("sale", sales.all.stream().map(sale -> sale.id).toList()))
                .isEqualTo(expected);
        Map<UUID, String> owed = new HashMap<>();
        purchases.receipts.forEach(receipt -> owed.put(receipt.id, plain(receipt.balance())));
        assertThat(open(
                        "purchase_receipt",
                        purchases.receipts.stream().map(receipt -> receipt.id).toList()))
                .isEqualTo(owed);
        for (UUID customer : sales.limits.keySet()) {
            assertThat(credit(customer))
                    .as("credit of " + customer)
                    .isEqualTo(plain(returns.credit.getOrDefault(customer, BigDecimal.ZERO)));
            assertThat(owed(customer)).as("owed by " + customer).isEqualTo(plain(sales.owed(customer)));
        }
    }

    /** What the pages of the documents show. */
    void asShown(ModelSales sales, ModelPurchases purchases) {
        sales.all.forEach(sale -> assertThat(shop.as(() -> shop.sales.find(sale.id))
                        .orElseThrow()
                        .balance()
                        .amount())
                .isEqualByComparingTo(sale.balance()));
        purchases.receipts.forEach(receipt -> assertThat(
                        Objects.requireNonNull(shop.as(() -> shop.purchases.find(receipt.id))
                                        .orElseThrow()
                                        .amounts())
                                .balance()
                                .amount())
                .isEqualByComparingTo(receipt.balance()));
    }

    private Map<UUID, String> open(String table, Collection<UUID> ids) {
        Map<UUID, String> open = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select d.id, d.total
                                - coalesce((select sum(a.amount) from payment_allocation a where a.document_id = d.id), 0)
                                - coalesce((select sum(a.amount) from credit_allocation a where a.document_id = d.id), 0)
                            from %s d where d.id in (:ids)""".formatted(table)).param("ids", ids).query(row -> {
                open.put(row.getObject(1, UUID.class), plain(row.getBigDecimal(2)));
            });
        }
        return open;
    }

    private String owed(UUID customer) {
        List<UUID> ids = jdbc.sql("select id from sale where customer_id = ?")
                .param(customer)
                .query(UUID.class)
                .list();
        return plain(open("sale", ids).values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private String credit(UUID customer) {
        return plain(jdbc.sql("""
                        select coalesce(sum(r.total
                            - coalesce((select sum(a.amount) from payment_allocation a where a.document_id = r.id), 0)
                            - coalesce((select sum(a.amount) from credit_allocation a where a.credit_id = r.id), 0)), 0)
                        from customer_return r where r.customer_id = ?""").param(customer).query(BigDecimal.class).single());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
