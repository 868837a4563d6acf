package io.inventario.products;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue as dumps hold it. */
@Configuration(proxyBeanMethods = false)
class ProductDataset {
    @Bean
    Dataset productData() {
        return Dataset.of("products")
                .with(
                        Model.master("category", "path"),
                        Model.master("product", "code")
                                .derived(
                                        "search_text",
                                        row -> Product.searchText(
                                                row.apply("code"), row.apply("name"), row.apply("brand"))),
                        Model.part("product_identifier", "product_id", "identifier"))
                .sequence("product_code", "product", "P")
                .sequel(new ProductSearchText())
                .total("active", "select count(*) from product where active")
                .total("sale_prices", "select sum(sale_price) from product");
    }
}
