package io.inventario.backups;

import io.inventario.database.Finding;
import io.inventario.shared.BusinessException;
import org.jspecify.annotations.Nullable;

/**
 * The form that backups take here.
 *
 * @param hindrance what is in the way of PostgreSQL's own form, with the remedy; null where that is taken, and on H2, which has none
 */
public record FormChoice(BackupForm form, @Nullable BusinessException hindrance) {
    static FormChoice of(Finding finding) {
        return finding.level() == Finding.Level.GOOD
                ? new FormChoice(BackupForm.PG_DUMP, null)
                : new FormChoice(BackupForm.ARCHIVE, refusal(finding));
    }

    /** The finding about PostgreSQL's programs as a refusal to use them: {@code backups.CODE}. */
    static BusinessException refusal(Finding finding) {
        return new BusinessException(
                "backups." + finding.code(), finding.arguments().toArray());
    }
}
