package io.inventario.backups;

import io.inventario.database.Examination;
import io.inventario.database.LossCover;
import io.inventario.shared.Signing;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What of the backups is needed where only the database is: commands that migrate ask whether a loss could be made good. */
@Configuration(proxyBeanMethods = false)
public class BackupConfiguration {
    @Bean
    LossCover freshBackup(BackupFolder usualFolder, ObjectProvider<Clock> clock) {
        return new FreshBackup(usualFolder, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Examination backupExamination(BackupFolder usualFolder, Environment environment, ObjectProvider<Clock> clock) {
        return new BackupExamination(usualFolder, environment, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    BackupFolder usualFolder(
            @Value("${inventario.backup-dir}") Path folder,
            @Value("#{environment.getProperty('inventario.secret-key')}") String secret,
            @Value("#{environment.getProperty('inventario.secret-key-fallbacks', '')}") String... fallbacks) {
        return new BackupFolder(folder, new Signing("inventario backup 1", secret, fallbacks));
    }
}
