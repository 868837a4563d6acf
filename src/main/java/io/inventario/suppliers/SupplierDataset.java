package io.inventario.suppliers;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Suppliers as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class SupplierDataset {
    @Bean
    Dataset supplierData() {
        return Dataset.of("suppliers")
                .with(Model.master("supplier", "code")
                        .derived(
                                "search_text",
                                row -> Supplier.searchText(
                                        row.apply("code"),
                                        row.apply("name"),
                                        row.apply("contact_name"),
                                        row.apply("tax_id"),
                                        row.apply("phone"),
                                        row.apply("email"))))
                .sequence("supplier_code", "supplier", "P")
                .total("active", "select count(*) from supplier where active");
    }
}
