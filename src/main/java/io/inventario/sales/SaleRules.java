package io.inventario.sales;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of sales. */
@Configuration(proxyBeanMethods = false)
class SaleRules {
    @Bean
    IntegrityRule linesAddUpToTheSale(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M2.sale",
                "lines and their taxes add up to the sale: net, tax, discount, total",
                jdbc,
                "select count(*) from sale",
                """
                select 'sales.offender.lines' as says, n.label, s.total, coalesce(l.gross, 0) as lines,
                       concat('ventas/', s.id) as page
                from sale s
                left join document_number n on n.document_id = s.id
                left join (select sale_id, sum(net) as net, sum(l.tax) as tax, sum(gross) as gross, sum(discount) as discount,
                                  sum(coalesce(t.tax, 0)) as taxes, sum(coalesce(t.base, 0)) as bases
                           from sale_line l
                           left join (select line_id, sum(tax) as tax, max(base) as base from sale_line_tax group by line_id) t
                             on t.line_id = l.id
                           group by sale_id) l on l.sale_id = s.id
                where l.sale_id is null or l.net <> s.net or l.tax <> s.tax or l.gross + s.rounding <> s.total
                   or l.discount <> s.discount or l.taxes <> s.tax or l.bases <> s.net
                order by n.label""");
    }

    @Bean
    IntegrityRule costIsWhatLeftTheStock(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "V4",
                "cost and quantity of a sold line = what its movement took; a void puts back all of it; services took nothing",
                jdbc,
                "select count(*) from sale_line",
                """
                select 'sales.offender.cost' as says, n.label, l.rank, l.cost, coalesce(-m.cost, 0) as moved,
                       concat('ventas/', l.sale_id) as page
                from sale_line l
                join product p on p.id = l.product_id
                left join document_number n on n.document_id = l.sale_id
                left join stock_movement m on m.source_line_id = l.id and m.kind = 'SALE'
                left join sale_void v on v.sale_id = l.sale_id
                left join stock_movement b on b.source_line_id = l.id and b.kind = 'SALE_VOID'
                where l.cost <> coalesce(-m.cost, 0) or (m.id is not null and l.quantity <> -m.quantity)
                   or (m.id is null and not p.service)
                   or (v.id is null and b.id is not null)
                   or (v.id is not null and m.id is not null and (b.id is null or b.reverses_id is null or b.reverses_id <> m.id))
                order by n.label, l.rank""");
    }

    /** Numbers are looked up for what was found and not for the order: PostgreSQL would expect to do so for most payments. */
    @Bean
    IntegrityRule paymentsDoNotExceedTheSale(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M6",
                "applied + credit = total: no sale is paid more than once, what nobody owes is paid whole, every payment is allocated"
                        + " to the last cent, a void gives all of it back",
                jdbc,
                "select (select count(*) from payment_allocation) + (select count(*) from credit_allocation)",
                """
                select says,
                       concat_ws(' ', coalesce(label, (select n.label from document_number n where n.document_id = offenders.document_id)),
                                 id) as subject,
                       total, amount
                from (
                    select 'sales.offender.overpaid' as says, n.label, cast(null as uuid) as document_id, cast(null as uuid) as id,
                           s.total, sum(a.amount) as amount
                    from sale s
                    join (select document_id, amount from payment_allocation
                          union all select document_id, amount from credit_allocation) a on a.document_id = s.id
                    left join document_number n on n.document_id = s.id
                    group by n.label, s.total having sum(a.amount) > s.total
                    union all
                    select 'sales.offender.unpaid', n.label, null, null, s.total, coalesce(a.amount, 0)
                    from sale s
                    left join (select document_id, sum(amount) as amount from payment_allocation group by document_id) a
                      on a.document_id = s.id
                    left join document_number n on n.document_id = s.id
                    where s.customer_id is null and coalesce(a.amount, 0) < s.total
                    union all
                    select 'sales.offender.allocated', null, p.document_id, p.id, p.amount, coalesce(a.amount, 0)
                    from payment p
                    left join (select payment_id, sum(amount) as amount from payment_allocation group by payment_id) a
                      on a.payment_id = p.id
                    where coalesce(a.amount, 0) <> p.amount
                    union all
                    select 'sales.offender.missing', null, d.id, d.id, null, null
                    from document d left join sale s on s.id = d.id where d.kind = 'SALE' and s.id is null
                    union all
                    select 'sales.offender.missingVoid', null, d.id, d.id, null, null
                    from document d left join sale_void v on v.id = d.id
                    where d.kind = 'SALE_VOID' and (v.id is null or d.reverses_id is null or d.reverses_id <> v.sale_id)
                    union all
                    select 'sales.offender.voided', n.label, null, null, s.total, coalesce(sum(a.amount), 0)
                    from sale_void v join sale s on s.id = v.sale_id
                    left join (select document_id as void_id, amount from payment_allocation
                               union all select credit_id, amount from credit_allocation) a on a.void_id = v.id
                    left join document_number n on n.document_id = v.id
                    group by n.label, s.total having coalesce(sum(a.amount), 0) <> s.total
                ) offenders order by says, label, id""");
    }
}
