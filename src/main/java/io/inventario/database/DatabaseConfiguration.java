package io.inventario.database;

import io.inventario.audit.DirectTrail;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
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

    /** Static, as it has to be there before the connections that it listens to. */
    @Bean
    @ConditionalOnBooleanProperty(DebugLog.SWITCH)
    static DebugLog debugLog() {
        return new DebugLog();
    }

    @Bean
    Catalogue catalogue(DatabaseUrl url) {
        return new Catalogue(url);
    }

    @Bean
    DumpPrograms dumpPrograms(DatabaseUrl url, Environment environment) {
        return new DumpPrograms(url, Variable.ADMIN_DATABASE_URL.postgres(environment));
    }

    /** Made without the migrations, which connect at once: the doctor is called when that fails. */
    @Bean
    Doctor doctor(
            DatabaseUrl url,
            Environment environment,
            ObjectProvider<Migrations> migrations,
            ObjectProvider<Clock> clock,
            ObjectProvider<Examination> others) {
        Path file = url.file();
        Path data =
                (file == null ? Path.of("data", "x") : file).toAbsolutePath().getParent();
        return new Doctor(
                url,
                environment,
                migrations::getObject,
                clock.getIfAvailable(Clock::systemUTC),
                new LinkedHashSet<>(List.of(
                        data,
                        Path.of(environment.getRequiredProperty("inventario.backup-dir")),
                        Path.of(System.getProperty("java.io.tmpdir")))),
                () -> others.stream()
                        .flatMap(examination -> examination.findings().stream())
                        .toList());
    }

    @Bean
    MigrationTrail migrationTrail(DirectTrail trail) {
        return new MigrationTrail(trail);
    }

    @Bean
    Migrations migrations(
            DatabaseUrl url,
            @Value("${inventario.migrate:true}") boolean apply,
            @Value("${inventario.version}") String program,
            ObjectProvider<LossCover> covers) {
        Migrations migrations = new Migrations(url, apply, program);
        migrations.coveredBy((losses, connection) -> covers.stream()
                .map(cover -> cover.uncovered(losses, connection))
                .min(Comparator.comparingInt(List::size))
                .orElse(losses));
        return migrations;
    }
}
