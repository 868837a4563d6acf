package io.inventario.stock;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stock and its ledger as dumps hold them; levels and values are results of the ledger and are loaded like it. */
@Configuration(proxyBeanMethods = false)
class StockDataset {
    @Bean
    Dataset stockData() {
        return Dataset.of("stock")
                .with(
                        Model.master("location", "code"),
                        Model.posted("lot"),
                        Model.posted("stock_value", "product_id"),
                        Model.posted("stock_level", "product_id", "location_id", "lot_id"),
                        Model.posted("stock_movement"),
                        Model.posted("stock_adjustment"),
                        Model.posted("stock_adjustment_line").inOrderOf("adjustment_id", "rank"),
                        Model.posted("stock_transfer"),
                        Model.posted("stock_transfer_line").inOrderOf("transfer_id", "rank"))
                .total("quantity", "select sum(quantity) from stock_level")
                .total("reserved", "select sum(reserved) from stock_level")
                .total("value", "select sum(amount) from stock_value")
                .total("moved", "select sum(quantity) from stock_movement")
                .total("cost", "select sum(cost) from stock_movement");
    }
}
