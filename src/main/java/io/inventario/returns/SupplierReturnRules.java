package io.inventario.returns;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of returns to suppliers. */
@Configuration(proxyBeanMethods = false)
class SupplierReturnRules {
    @Bean
    IntegrityRule noMoreGoesBackThanWasReceived(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "R5",
                "of each received line no more went back than came, at its share of the cost; of a reversed receipt nothing",
                jdbc,
                "select count(*) from supplier_return_line",
                """
                select * from (
                    select 'returns.offender.sentBack' as says, n.label as subject, l.rank as line, l.quantity, l.net,
                           r.quantity as returned, r.net as worth
                    from (select receipt_line_id, sum(quantity) as quantity, sum(net) as net, sum(tax) as tax
                          from supplier_return_line group by receipt_line_id) r
                    join purchase_receipt_line l on l.id = r.receipt_line_id
                    cross join (select max(currency_digits) as digits from company) c
                    left join receipt_reversal v on v.receipt_id = l.receipt_id
                    left join document_number n on n.document_id = l.receipt_id
                    where r.quantity > l.quantity or v.id is not null
                       or r.net <> round(l.net * r.quantity / l.quantity, c.digits)
                       or r.tax <> round(l.tax * r.quantity / l.quantity, c.digits)
                    union all
                    select 'returns.offender.supplierNet', n.label, l.rank, l.net, coalesce(m.cost, 0), null, null
                    from supplier_return_line l
                    left join document_number n on n.document_id = l.return_id
                    left join stock_movement m on m.source_line_id = l.id and m.kind = 'SUPPLIER_RETURN'
                    where m.id is null or m.cost <> -l.net or m.quantity <> -l.quantity
                    union all
                    select 'returns.offender.supplierTotal', n.label, null, r.total, coalesce(l.gross, 0), coalesce(a.amount, 0), null
                    from supplier_return r
                    left join (select return_id, sum(gross) as gross from supplier_return_line group by return_id) l
                        on l.return_id = r.id
                    left join (select credit_id, sum(amount) as amount from credit_allocation group by credit_id) a
                        on a.credit_id = r.id
                    left join document_number n on n.document_id = r.id
                    where coalesce(l.gross, 0) <> r.total or coalesce(a.amount, 0) > r.total
                ) offenders order by says, subject, line""");
    }
}
