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
                select name from (
                    select concat('series ', s.code, ': ', count(n.number), ' numbers, counter at ', c.next_number) as name
                    from number_series s join number_counter c on c.series_id = s.id
                    left join document_number n on n.series_id = s.id
                    group by s.code, c.next_number
                    having count(n.number) <> c.next_number - 1 or coalesce(max(n.number), 0) <> c.next_number - 1
                    union all
                    select concat('document ', d.id, ' of ', d.business_date, ' has no number')
                    from document d left join document_number n on n.document_id = d.id where n.document_id is null
                ) offenders order by name""");
    }

    @Bean
    IntegrityRule cashPaymentsAreInTheDrawer(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "C1",
                "every cash payment is in exactly one cash session, with its amount",
                jdbc,
                "select count(*) from payment p join payment_method m on m.id = p.method_id where m.kind = 'CASH'",
                """
                select concat('payment ', p.id, ': ', p.amount, ', in the drawer ', coalesce(e.amount, 0))
                from payment p join payment_method m on m.id = p.method_id
                left join cash_entry e on e.payment_id = p.id
                where m.kind = 'CASH' and coalesce(e.amount, 0) <> case when p.direction = 'IN' then p.amount else -p.amount end
                order by p.id""");
    }
}
