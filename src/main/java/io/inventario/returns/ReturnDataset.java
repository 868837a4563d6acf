package io.inventario.returns;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Returns of customers and to suppliers as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class ReturnDataset {
    @Bean
    Dataset returnData() {
        return Dataset.of("returns")
                .with(
                        Model.posted("customer_return"),
                        Model.posted("customer_return_line").inOrderOf("return_id", "rank"),
                        Model.posted("supplier_return"),
                        Model.posted("supplier_return_line").inOrderOf("return_id", "rank"))
                .total("from_customers", "select sum(total) from customer_return")
                .total("from_customers_tax", "select sum(tax) from customer_return")
                .total("to_suppliers", "select sum(total) from supplier_return")
                .total("to_suppliers_tax", "select sum(tax) from supplier_return")
                .total("cost", "select sum(cost) from customer_return_line");
    }
}
