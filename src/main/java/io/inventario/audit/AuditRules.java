package io.inventario.audit;

import io.inventario.shared.IntegrityRule;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What the checker recomputes of the audit trail. */
@Configuration(proxyBeanMethods = false)
class AuditRules {
    @Bean
    IntegrityRule auditTrailIsWhole(
            DataSource source, PlatformTransactionManager transactions, AuditKey key, OutsideHead head, Clock clock) {
        return new AuditVerifier(source, transactions, key, head, clock);
    }
}
