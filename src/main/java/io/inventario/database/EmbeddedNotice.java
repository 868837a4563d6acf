package io.inventario.database;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says in the log of a start what the embedded database is not for, and the way to PostgreSQL; commands need not hear it. */
@Component
@ConditionalOnProperty(name = "inventario.command", havingValue = "false", matchIfMissing = true)
class EmbeddedNotice {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedNotice.class);

    private final DatabaseUrl url;

    EmbeddedNotice(DatabaseUrl url) {
        this.url = url;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        if (!url.isPostgres()) {
            Finding embedded = Finding.warning("h2", url.place());
            log.warn("{}. {}", embedded.text(Locale.ENGLISH), embedded.remedy(Locale.ENGLISH));
        }
    }
}
