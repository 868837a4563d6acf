package io.inventario.audit;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the trail is needed where only the database is: commands that migrate record that. */
@Configuration(proxyBeanMethods = false)
public class DirectTrailConfiguration {
    @Bean
    DirectTrail directTrail(
            ObjectProvider<Clock> clock,
            @Value("#{environment.getProperty('inventario.secret-key')}") String secret,
            @Value("#{environment.getProperty('inventario.secret-key-fallbacks', '')}") String... fallbacks) {
        return new DirectTrail(new AuditKey(secret, fallbacks), clock.getIfAvailable(Clock::systemUTC));
    }
}
