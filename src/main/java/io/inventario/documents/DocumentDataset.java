package io.inventario.documents;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents, numbers and money as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class DocumentDataset {
    @Bean
    Dataset documentData() {
        return Dataset.of("documents")
                .with(
                        Model.posted("period"),
                        Model.master("number_series", "code"),
                        Model.master("number_counter", "series_id").unless("t.next_number <> 1"),
                        Model.posted("document"),
                        Model.posted("document_number", "document_id"),
                        Model.posted("document_party", "document_id"),
                        Model.posted("payment"),
                        Model.posted("payment_allocation"),
                        Model.posted("credit_allocation"),
                        Model.posted("cash_session"),
                        Model.posted("cash_entry"))
                .total("numbers", "select sum(number) from document_number")
                .total("payments_in", "select sum(amount) from payment where direction = 'IN'")
                .total("payments_out", "select sum(amount) from payment where direction = 'OUT'")
                .total("change", "select sum(change_given) from payment")
                .total("allocated", "select sum(amount) from payment_allocation")
                .total("credited", "select sum(amount) from credit_allocation")
                .total("cash", "select sum(amount) from cash_entry")
                .total("floats", "select sum(float_amount) from cash_session");
    }
}
