package io.inventario.moving;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.Variable;
import io.inventario.jobs.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the program needs to know where it opens the moved data, found in how it is configured here. */
@Component
class NewHome {
    private final DatabaseUrl own;
    private final Environment environment;
    private final String secret;
    private final String auditHead;
    private final Path backups;

    NewHome(
            DatabaseUrl own,
            Environment environment,
            @Value("#{environment.getProperty('inventario.secret-key')}") String secret,
            @Value("${inventario.audit-head-file:}") String auditHead,
            @Value("${inventario.backup-dir}") Path backups) {
        this.own = own;
        this.environment = environment;
        this.secret = secret;
        this.auditHead = auditHead;
        this.backups = backups;
    }

    String secretKey() {
        return secret;
    }

    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(
                Variable.DATABASE_URL.name(),
                Words.of("moving.set.url.now", own.place()),
                Words.of("moving.set.url.then")));
        settings.add(new Setting(Variable.SECRET_KEY.name(), key(), Words.of("moving.set.key.then")));
        if (isSet(Variable.SECRET_KEY_FALLBACKS)) {
            settings.add(new Setting(
                    Variable.SECRET_KEY_FALLBACKS.name(),
                    Words.of("moving.set.variable"),
                    Words.of("moving.set.fallbacks.then")));
        }
        if (!auditHead.isEmpty()) {
            String folder = String.valueOf(Path.of(auditHead).toAbsolutePath().getParent());
            settings.add(new Setting(
                    Variable.AUDIT_HEAD_FOLDER.name(),
                    Words.of("moving.set.folder.now", folder),
                    Words.of("moving.set.head.then", folder)));
        }
        settings.add(new Setting(
                Variable.BACKUP_DIR.name(),
                Words.of("moving.set.folder.now", backups),
                Words.of("moving.set.backups.then", backups)));
        return settings;
    }

    /** Where the key is to be found, without showing it. */
    private Words key() {
        Path database = own.file();
        return isSet(Variable.SECRET_KEY) || database == null
                ? Words.of("moving.set.variable")
                : Words.of(
                        "moving.set.key.file",
                        database.resolveSibling("secret.key").toAbsolutePath());
    }

    private boolean isSet(Variable variable) {
        return variable.text(environment) != null;
    }
}
