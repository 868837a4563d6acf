package io.inventario.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans of the connection; Boot's own Liquibase steps back and makes JPA wait for ours. Some commands need nothing else. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    @Bean
    DatabaseUrl databaseUrl(Environment environment) {
        return DatabaseUrl.of(Variable.DATABASE_URL.text(environment));
    }

    @Bean
    Migrations migrations(
            DatabaseUrl url,
            @Value("${inventario.migrate:true}") boolean apply,
            @Value("${inventario.version}") String program) {
        return new Migrations(url, apply, program);
    }
}
