package io.inventario.customers;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Customers as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class CustomerDataset {
    @Bean
    Dataset customerData() {
        return Dataset.of("customers")
                .with(Model.master("customer", "code")
                        .derived(
                                "search_text",
                                row -> Customer.searchText(
                                        row.apply("code"),
                                        row.apply("name"),
                                        row.apply("document"),
                                        row.apply("phone"),
                                        row.apply("email"))))
                .sequence("customer_code", "customer", "C")
                .total("active", "select count(*) from customer where active")
                .total("credit_limits", "select sum(credit_limit) from customer");
    }
}
