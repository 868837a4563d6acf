package io.inventario.purchases;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of expenses, assets and income. */
@Configuration(proxyBeanMethods = false)
class VoucherRules {
    @Bean
    IntegrityRule vouchersArePaidInFull(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M7.voucher",
                "an expense, an asset or extra income is paid in full by its own payment, out or in as it is",
                jdbc,
                "select count(*) from voucher",
                """
                select * from (
                    select 'purchases.offender.voucherPaid' as says, n.label as subject, v.amount, coalesce(p.amount, 0) as paid
                    from voucher v
                    left join document_number n on n.document_id = v.id
                    left join (select p.document_id, a.document_id as pays, p.direction, sum(a.amount) as amount
                               from payment p join payment_allocation a on a.payment_id = p.id
                               group by p.document_id, a.document_id, p.direction) p
                      on p.document_id = v.id and p.pays = v.id
                     and p.direction = case when v.kind = 'INCOME' then 'IN' else 'OUT' end
                    where coalesce(p.amount, 0) <> v.amount
                    union all
                    select 'purchases.offender.missingVoucher',
                           concat_ws(' ', (select n.label from document_number n where n.document_id = d.id), d.id), null, null
                    from document d left join voucher v on v.id = d.id
                    where d.kind in ('EXPENSE', 'ASSET_PURCHASE', 'EXTRA_INCOME') and v.id is null
                ) offenders order by says, subject""");
    }
}
