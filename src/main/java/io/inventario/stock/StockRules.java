package io.inventario.stock;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of the ledger. */
@Configuration(proxyBeanMethods = false)
class StockRules {
    @Bean
    IntegrityRule stockIsTheSumOfItsMovements(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "S1",
                "on hand = sum of movements, per product, location and lot",
                jdbc,
                "select count(*) from stock_level",
                """
                select 'stock.offender.level' as says, p.code, l.code as location, b.on_hand, b.moved,
                       concat('inventario/', p.id) as page
                from (select product_id, location_id, lot_id, sum(on_hand) as on_hand, sum(moved) as moved
                      from (select product_id, location_id, lot_id, quantity as on_hand, 0 as moved from stock_level
                            union all
                            select product_id, location_id, lot_id, 0, quantity from stock_movement) a
                      group by product_id, location_id, lot_id having sum(on_hand) <> sum(moved)) b
                join product p on p.id = b.product_id
                join location l on l.id = b.location_id
                order by p.code, l.code, b.lot_id""");
    }

    @Bean
    IntegrityRule reversalsAreExactlyOpposite(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "S2.movement",
                "what reverses a movement moves the opposite quantity and value in the same place",
                jdbc,
                "select count(*) from stock_movement where reverses_id is not null",
                """
                select 'stock.offender.reversal' as says, p.code, m.sequence, m.business_date, m.quantity, m.cost,
                       o.quantity as reversed, o.cost as reversed_cost
                from stock_movement m join stock_movement o on o.id = m.reverses_id
                join product p on p.id = m.product_id
                where m.quantity <> -o.quantity or m.cost <> -o.cost or m.product_id <> o.product_id
                   or m.location_id <> o.location_id or m.lot_id <> o.lot_id
                order by p.code, m.sequence""");
    }

    @Bean
    IntegrityRule transfersSumToZero(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "S5",
                "what a transfer takes from one place it brings to the other, in quantity and value",
                jdbc,
                "select count(*) from stock_transfer_line",
                """
                select 'stock.offender.transfer' as says, n.label, l.rank, coalesce(o.quantity, 0) as sent, coalesce(o.cost, 0) as sent_cost,
                       coalesce(i.quantity, 0) as arrived, coalesce(i.cost, 0) as arrived_cost
                from stock_transfer_line l join stock_transfer t on t.id = l.transfer_id
                left join document_number n on n.document_id = t.id
                left join stock_movement o on o.source_line_id = l.id and o.kind = 'TRANSFER_OUT'
                left join stock_movement i on i.source_line_id = l.id and i.kind = 'TRANSFER_IN'
                where o.id is null or i.id is null or o.quantity <> -l.quantity or i.quantity <> l.quantity
                   or o.cost <> -i.cost or o.location_id <> t.from_id or i.location_id <> t.to_id
                   or o.product_id <> l.product_id or i.product_id <> l.product_id
                order by n.label, l.rank""");
    }

    @Bean
    IntegrityRule movementsAreChained(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "S3",
                "balance after n = balance after n-1 + quantity n, sequences without holes",
                jdbc,
                "select count(*) from stock_movement",
                """
                select 'stock.offender.chain' as says, (select p.code from product p where p.id = m.product_id) as subject, m.sequence,
                       m.business_date,
                       concat('inventario/', m.product_id) as page
                from (select product_id, sequence, business_date, quantity, balance_after,
                             lag(sequence, 1, cast(0 as bigint)) over w as sequence_before,
                             lag(balance_after, 1, cast(0 as numeric(15, 3))) over w as balance_before
                      from stock_movement window w as (partition by product_id, location_id, lot_id order by sequence)) m
                where m.sequence <> m.sequence_before + 1 or m.balance_after <> m.balance_before + m.quantity
                order by subject, m.sequence""");
    }

    /** Both sides are added up once: joined to them, H2 would number all movements again for each product. */
    @Bean
    IntegrityRule valueIsTheSumOfItsMovements(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "V1",
                "stock value and quantity of a product = sums of its movements, chained",
                jdbc,
                "select count(*) from stock_value",
                """
                select 'stock.offender.value' as says, (select p.code from product p where p.id = b.product_id) as subject, b.amount, b.cost,
                       concat('inventario/', b.product_id) as page
                from (select product_id, sum(amount) as amount, sum(cost) as cost
                      from (select product_id, amount, quantity as held, last_sequence, 0 as cost, 0 as moved, 0 as sequence, 0 as broken
                            from stock_value
                            union all
                            select product_id, 0, 0, 0, cost, quantity, value_sequence,
                                   case when product_value_after <> lag(product_value_after, 1, cast(0 as numeric(19, 4))) over w + cost
                                        then 1 else 0 end
                            from stock_movement window w as (partition by product_id order by value_sequence)) a
                      group by product_id
                      having sum(amount) <> sum(cost) or sum(held) <> sum(moved) or max(last_sequence) <> max(sequence)
                          or sum(broken) > 0) b
                order by subject""");
    }
}
