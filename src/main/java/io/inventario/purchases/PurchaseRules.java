package io.inventario.purchases;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of receipts and their reversals. */
@Configuration(proxyBeanMethods = false)
class PurchaseRules {
    @Bean
    IntegrityRule linesAddUpToTheReceipt(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M2.receipt",
                "lines and their taxes add up to the purchase receipt: net, tax, total",
                jdbc,
                "select count(*) from purchase_receipt",
                """
                select * from (
                    select 'purchases.offender.lines' as says, n.label as subject, r.total, coalesce(l.gross, 0) as lines
                    from purchase_receipt r
                    left join document_number n on n.document_id = r.id
                    left join (select receipt_id, sum(net) as net, sum(tax) as tax, sum(gross) as gross
                               from purchase_receipt_line group by receipt_id) l on l.receipt_id = r.id
                    where l.receipt_id is null or l.net <> r.net or l.tax <> r.tax or l.gross <> r.total
                    union all
                    select 'purchases.offender.missing',
                           concat_ws(' ', (select n.label from document_number n where n.document_id = d.id), d.id), null, null
                    from document d left join purchase_receipt r on r.id = d.id
                    where d.kind = 'PURCHASE_RECEIPT' and r.id is null
                ) offenders order by says, subject""");
    }

    @Bean
    IntegrityRule receivedGoodsCameIn(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "S4",
                "quantity and net of a received line = what its movement brought into the stock",
                jdbc,
                "select count(*) from purchase_receipt_line",
                """
                select 'purchases.offender.received' as says, n.label, l.rank, l.quantity, l.net, coalesce(m.quantity, 0) as moved,
                       coalesce(m.cost, 0) as cost
                from purchase_receipt_line l
                left join document_number n on n.document_id = l.receipt_id
                left join stock_movement m on m.source_line_id = l.id and m.kind = 'RECEIPT'
                where m.id is null or m.quantity <> l.quantity or m.cost <> l.net or m.product_id <> l.product_id
                   or m.document_id <> l.receipt_id
                order by n.label, l.rank""");
    }

    @Bean
    IntegrityRule reversalsUndoWholeReceipts(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "S2.receipt",
                "a reversal of a receipt takes out every line of it, with exactly its quantity and value",
                jdbc,
                "select count(*) from receipt_reversal",
                """
                select * from (
                    select 'purchases.offender.takenBack' as says, n.label as subject, l.rank as line, m.quantity, m.cost,
                           coalesce(-b.quantity, 0) as taken, coalesce(-b.cost, 0) as worth
                    from receipt_reversal v
                    join purchase_receipt_line l on l.receipt_id = v.receipt_id
                    left join document_number n on n.document_id = v.receipt_id
                    left join stock_movement m on m.source_line_id = l.id and m.kind = 'RECEIPT'
                    left join receipt_reversal_line u on u.receipt_line_id = l.id and u.reversal_id = v.id
                    left join stock_movement b on b.source_line_id = u.id and b.kind = 'RECEIPT_REVERSAL'
                    where b.id is null or b.quantity <> -m.quantity or b.cost <> -m.cost or b.reverses_id <> m.id
                       or b.location_id <> m.location_id
                    union all
                    select 'purchases.offender.missingReversal',
                           concat_ws(' ', (select n.label from document_number n where n.document_id = d.id), d.id),
                           null, null, null, null, null
                    from document d left join receipt_reversal v on v.id = d.id
                    where d.kind = 'RECEIPT_REVERSAL' and (v.id is null or d.reverses_id is null or d.reverses_id <> v.receipt_id)
                ) offenders order by says, subject, line""");
    }

    @Bean
    IntegrityRule receiptsAreSettledAtMostOnce(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M7.receipt",
                "payments and credits of a receipt are at most its total; a reversal credits all of it",
                jdbc,
                "select count(*) from purchase_receipt",
                """
                select 'purchases.offender.settled' as says, n.label, r.total, coalesce(a.amount, 0) as settled
                from purchase_receipt r
                left join document_number n on n.document_id = r.id
                left join (select document_id, sum(amount) as amount
                           from (select document_id, amount from payment_allocation
                                 union all select document_id, amount from credit_allocation) s
                           group by document_id) a on a.document_id = r.id
                left join receipt_reversal v on v.receipt_id = r.id
                left join credit_allocation c on c.document_id = r.id and c.credit_id = v.id
                where coalesce(a.amount, 0) > r.total or (v.id is not null and coalesce(c.amount, 0) <> r.total)
                order by n.label""");
    }
}
