package io.inventario.purchases;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Receipts and vouchers as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class PurchaseDataset {
    @Bean
    Dataset purchaseData() {
        return Dataset.of("purchases")
                .with(
                        Model.posted("purchase_receipt"),
                        Model.posted("purchase_receipt_line").inOrderOf("receipt_id", "rank"),
                        Model.posted("receipt_reversal"),
                        Model.posted("receipt_reversal_line"),
                        Model.posted("voucher"))
                .total("net", "select sum(net) from purchase_receipt")
                .total("tax", "select sum(tax) from purchase_receipt")
                .total("total", "select sum(total) from purchase_receipt")
                .total("quantity", "select sum(quantity) from purchase_receipt_line")
                .total("expenses", "select sum(amount) from voucher where kind = 'EXPENSE'")
                .total("assets", "select sum(amount) from voucher where kind = 'ASSET'")
                .total("incomes", "select sum(amount) from voucher where kind = 'INCOME'");
    }
}
