package io.inventario.backups;

import io.inventario.shared.Messages;
import java.time.Instant;
import java.util.Locale;

/**
 * Something about the backups that an administrator should see to.
 *
 * @param since when it began; each beginning is told once
 * @param detail what is known of it: a reason, or how many hours or days
 */
public record Alarm(Kind kind, Instant since, String detail) {
    /** What is wrong; its text is {@code backups.alarm.KIND}. */
    public enum Kind {
        BACKUP_FAILED,
        BACKUP_OVERDUE,
        DRILL_FAILED,
        DRILL_OVERDUE
    }

    public String in(Locale language) {
        return Messages.text(language, "backups.alarm." + kind, Reason.read(detail, language));
    }
}
