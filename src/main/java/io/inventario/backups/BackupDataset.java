package io.inventario.backups;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schedule is data like other settings; what happened belongs to the installation. */
@Configuration(proxyBeanMethods = false)
class BackupDataset {
    @Bean
    Dataset backupData() {
        return Dataset.of("backups")
                .with(Model.master("backup_schedule", "code"))
                .without("backup_event", "what happened to the backups of this installation");
    }
}
