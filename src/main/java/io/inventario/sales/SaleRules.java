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
                "M2",
                "lines and their taxes add up to the sale: net, tax, discount, total",
                jdbc,
                "select count(*) from sale",
                """
                select concat('sale ', n.label, ': total ', s.total, ', lines ', coalesce(l.gross, 0)) as name,
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
                "cost and quantity of a sold line = what its movement took; services took nothing",
                jdbc,
                "select count(*) from sale_line",
                """
                select concat('sale ', n.label, ' line ', l.rank, ': cost ', l.cost, ', movement ', coalesce(-m.cost, 0)) as name,
                       concat('ventas/', l.sale_id) as page
                from sale_line l
                join product p on p.id = l.product_id
                left join document_number n on n.document_id = l.sale_id
                left join stock_movement m on m.source_line_id = l.id and m.kind = 'SALE'
                where l.cost <> coalesce(-m.cost, 0) or (m.id is not null and l.quantity <> -m.quantity)
                   or (m.id is null and not p.service)
                order by n.label, l.rank""");
    }

    @Bean
    IntegrityRule paymentsDoNotExceedTheSale(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M6",
                "applied + credit = total: no sale is paid more than once, no payment allocated beyond its amount",
                jdbc,
                "select (select count(*) from payment_allocation) + (select count(*) from credit_allocation)",
                """
                select name from (
                    select concat('sale ', n.label, ': total ', s.total, ', applied ', sum(a.amount)) as name
                    from sale s
                    join (select document_id, amount from payment_allocation
                          union all select document_id, amount from credit_allocation) a on a.document_id = s.id
                    left join document_number n on n.document_id = s.id
                    group by n.label, s.total having sum(a.amount) > s.total
                    union all
                    select concat('payment ', p.id, ': amount ', p.amount, ', allocated ', sum(a.amount))
                    from payment p join payment_allocation a on a.payment_id = p.id
                    group by p.id, p.amount having sum(a.amount) > p.amount
                    union all
                    select concat('document ', d.id, ' is a sale without a sale')
                    from document d left join sale s on s.id = d.id where d.kind = 'SALE' and s.id is null
                ) offenders order by name""");
    }
}
