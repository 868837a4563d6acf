package io.inventario.documents;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker recomputes of numbers and payments. */
@Configuration(proxyBeanMethods = false)
class DocumentRules {
    @Bean
    IntegrityRule numbersHaveNoGaps(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "M11",
                "every document has its number; numbers of a series run from 1 to the counter without a gap",
                jdbc,
                "select count(*) from document",
                """
                select * from (
                    select 'documents.offender.series' as says, s.code as subject, count(n.number) as numbers, c.next_number,
                           cast(null as date) as business_date
                    from number_series s join number_counter c on c.series_id = s.id
                    left join document_number n on n.series_id = s.id
                    group by s.code, c.next_number
                    having count(n.number) <> c.next_number - 1 or coalesce(max(n.number), 0) <> c.next_number - 1
                    union all
                    select 'documents.offender.noNumber', cast(d.id as varchar), null, null, d.business_date
                    from document d left join document_number n on n.document_id = d.id where n.document_id is null
                ) offenders order by says, subject""");
    }

    @Bean
    IntegrityRule cashPaymentsAreInTheDrawer(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "C1",
                "every cash payment is in exactly one cash session, with its amount",
                jdbc,
                "select count(*) from payment p join payment_method m on m.id = p.method_id where m.kind = 'CASH'",
                """
                select 'documents.offender.drawer' as says,
                       concat_ws(' ', (select n.label from document_number n where n.document_id = p.document_id), p.id) as subject,
                       p.amount, coalesce(e.amount, 0) as drawer
                from payment p join payment_method m on m.id = p.method_id
                left join cash_entry e on e.payment_id = p.id
                where m.kind = 'CASH' and coalesce(e.amount, 0) <> case when p.direction = 'IN' then p.amount else -p.amount end
                order by p.id""");
    }
}
