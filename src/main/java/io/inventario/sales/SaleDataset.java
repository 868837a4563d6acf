package io.inventario.sales;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sales as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class SaleDataset {
    @Bean
    Dataset saleData() {
        return Dataset.of("sales")
                .with(
                        Model.posted("sale"),
                        Model.posted("sale_line").inOrderOf("sale_id", "rank"),
                        Model.posted("sale_line_tax"),
                        Model.posted("sale_void"))
                .total("net", "select sum(net) from sale")
                .total("tax", "select sum(tax) from sale")
                .total("total", "select sum(total) from sale")
                .total("discount", "select sum(discount) from sale")
                .total("cost", "select sum(cost) from sale_line")
                .total("quantity", "select sum(quantity) from sale_line")
                .total("line_taxes", "select sum(tax) from sale_line_tax")
                .total("owed", """
                        select sum(s.total) - (select coalesce(sum(a.amount), 0) from payment_allocation a
                                               where exists (select 1 from sale x where x.id = a.document_id))
                            - (select coalesce(sum(c.amount), 0) from credit_allocation c
                               where exists (select 1 from sale x where x.id = c.document_id))
                        from sale s""");
    }
}
