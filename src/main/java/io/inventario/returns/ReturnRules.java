package io.inventario.returns;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of customers' returns. */
@Configuration(proxyBeanMethods = false)
class ReturnRules {
    @Bean
    IntegrityRule noMoreComesBackThanWasSold(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "R1",
                "of each sold line no more came back than was sold, of a voided sale nothing",
                jdbc,
                "select count(*) from customer_return_line",
                """
                select 'returns.offender.quantity' as says, n.label, l.rank, l.quantity, sum(r.quantity) as returned
                from customer_return_line r join customer_return c on c.id = r.return_id
                join sale_line l on l.id = r.sale_line_id
                left join sale_void v on v.sale_id = l.sale_id
                left join document_number n on n.document_id = l.sale_id
                group by n.label, l.id, l.rank, l.quantity
                having sum(r.quantity) > l.quantity or count(v.id) > 0
                   or sum(case when c.sale_id <> l.sale_id or r.product_id <> l.product_id then 1 else 0 end) > 0
                order by n.label, l.rank""");
    }

    @Bean
    IntegrityRule refundsAreSharesOfWhatWasPaid(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "R2",
                "what came back of a line is worth its share of what was paid and of what it cost; a sale never refunds more than"
                        + " it was paid",
                jdbc,
                "select (select count(*) from customer_return_line) + (select count(*) from customer_return)",
                """
                select * from (
                    select 'returns.offender.share' as says, n.label as subject, l.rank as line, l.net, l.tax, r.quantity,
                           l.quantity as sold, r.net as returned, r.tax as returned_tax, r.cost, l.cost as sold_cost
                    from (select sale_line_id, sum(quantity) as quantity, sum(discount) as discount, sum(net) as net, sum(tax) as tax,
                                 sum(cost) as cost
                          from customer_return_line group by sale_line_id) r
                    join sale_line l on l.id = r.sale_line_id
                    cross join (select max(currency_digits) as digits from company) c
                    left join document_number n on n.document_id = l.sale_id
                    where r.net <> round(l.net * r.quantity / l.quantity, c.digits)
                       or r.tax <> round(l.tax * r.quantity / l.quantity, c.digits)
                       or r.discount <> round(l.discount * r.quantity / l.quantity, c.digits)
                       or r.cost <> round(l.cost * r.quantity / l.quantity, c.digits)
                    union all
                    select 'returns.offender.lines', n.label, null, c.total, coalesce(sum(l.gross), 0), null, null, null, null, null, null
                    from customer_return c left join customer_return_line l on l.return_id = c.id
                    left join document_number n on n.document_id = c.id
                    group by n.label, c.net, c.tax, c.total
                    having coalesce(sum(l.net), 0) <> c.net or coalesce(sum(l.tax), 0) <> c.tax
                        or coalesce(sum(l.gross), 0) <> c.total
                    union all
                    select 'returns.offender.refunded', n.label, null, coalesce(sum(a.paid), 0), sum(a.refunded), null, null, null, null,
                           null, null
                    from (select document_id as sale_id, amount as paid, 0 as refunded from payment_allocation
                          union all
                          select c.sale_id, 0, a.amount from payment_allocation a join customer_return c on c.id = a.document_id) a
                    join sale s on s.id = a.sale_id
                    left join document_number n on n.document_id = s.id
                    group by n.label having sum(a.refunded) > sum(a.paid)
                ) offenders order by says, subject, line""");
    }

    @Bean
    IntegrityRule goodsComeBackAtWhatTheyLeftAt(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "V3",
                "returned goods re-enter with the cost of their line; what is scrapped leaves again with the same; services move nothing",
                jdbc,
                "select count(*) from customer_return_line",
                """
                select 'returns.offender.cost' as says, n.label, l.rank, l.cost, coalesce(m.cost, 0) as moved
                from customer_return_line l join product p on p.id = l.product_id
                left join document_number n on n.document_id = l.return_id
                left join stock_movement m on m.source_line_id = l.id and m.kind = 'CUSTOMER_RETURN'
                left join stock_movement s on s.source_line_id = l.scrap_id and s.kind = 'SCRAP'
                where (m.id is null and not p.service)
                   or (m.id is not null and (m.cost <> l.cost or m.quantity <> l.quantity))
                   or (m.id is not null and l.scrap_id is not null
                       and (s.id is null or s.reverses_id is null or s.reverses_id <> m.id))
                order by n.label, l.rank""");
    }

    @Bean
    IntegrityRule returnsAreSettled(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M7.return",
                "a return credits and refunds no more than it comes to, and all of it where no customer could have credit",
                jdbc,
                "select count(*) from customer_return",
                """
                select * from (
                    select 'returns.offender.settled' as says, n.label as subject, c.total, coalesce(sum(a.amount), 0) as settled
                    from customer_return c
                    left join (select document_id as return_id, amount from payment_allocation
                               union all select credit_id, amount from credit_allocation) a on a.return_id = c.id
                    left join document_number n on n.document_id = c.id
                    group by n.label, c.total, c.customer_id
                    having coalesce(sum(a.amount), 0) > c.total
                        or (c.customer_id is null and coalesce(sum(a.amount), 0) <> c.total)
                    union all
                    select 'returns.offender.missing',
                           concat_ws(' ', (select n.label from document_number n where n.document_id = d.id), d.id), null, null
                    from document d left join customer_return c on c.id = d.id
                    where d.kind = 'CUSTOMER_RETURN' and c.id is null
                ) offenders order by says, subject""");
    }
}
