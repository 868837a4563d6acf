package io.inventario.reports;

import io.inventario.shared.IntegrityRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That reports add up to the documents, whichever way they are cut. */
@Configuration(proxyBeanMethods = false)
class ReportRules {
    /** By day, so that it holds for every period. Lines are counted where reports find their product, category, customer and seller. */
    @Bean
    IntegrityRule everyCutOfADayIsItsDocuments(JdbcClient jdbc) {
        return IntegrityRule.sql(
                "Q1",
                "sales less voids and returns of a day: documents = lines with rounding = by product = by category = by customer"
                        + " = by seller",
                jdbc,
                "select count(*) from turnover",
                """
                select 'reports.offender.day' as says, business_date, sum(documents) as by_document, sum(lines) as by_line,
                    sum(products) as by_product, sum(categories) as by_category, sum(customers) as by_customer,
                    sum(sellers) as by_seller
                from (
                    select d.business_date, s.total as documents, s.rounding as lines, s.rounding as products,
                        s.rounding as categories, s.rounding as customers, s.rounding as sellers
                    from document d join sale s on s.id = d.id where d.kind = 'SALE'
                    union all
                    select d.business_date, -s.total, -s.rounding, -s.rounding, -s.rounding, -s.rounding, -s.rounding
                    from document d join sale_void v on v.id = d.id join sale s on s.id = v.sale_id
                    union all
                    select d.business_date, -r.total, 0, 0, 0, 0, 0
                    from document d join customer_return r on r.id = d.id
                    union all
                    select t.business_date, 0, t.net + t.tax,
                        case when p.id is null then 0 else t.net + t.tax end,
                        case when p.id is null or (p.category_id is not null and g.id is null) then 0 else t.net + t.tax end,
                        case when t.customer_id is not null and c.id is null then 0 else t.net + t.tax end,
                        case when t.seller_id is not null and u.id is null then 0 else t.net + t.tax end
                    from turnover t
                    left join product p on p.id = t.product_id
                    left join category g on g.id = p.category_id
                    left join customer c on c.id = t.customer_id
                    left join app_user u on u.id = t.seller_id
                ) cut
                group by business_date
                having sum(lines) <> sum(documents) or sum(products) <> sum(documents) or sum(categories) <> sum(documents)
                    or sum(customers) <> sum(documents) or sum(sellers) <> sum(documents)
                order by business_date""");
    }
}
