package io.inventario.audit;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit trail as dumps hold it: rows and seals as they are, so that the chain verifies with the same SECRET_KEY. */
@Configuration(proxyBeanMethods = false)
class AuditDataset {
    @Bean
    Dataset auditData() {
        return Dataset.of("audit")
                .with(Model.posted("audit_row"), Model.posted("audit_seal", "position"))
                .without("audit_sealer", "a row to lock")
                .total("last_seal", "select max(position) from audit_seal");
    }
}
