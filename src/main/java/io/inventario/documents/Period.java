package io.inventario.documents;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.BusinessException;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A calendar month of the books. Postings share its row; closing it will take the row for itself (rule V5). */
@Entity
class Period extends BaseEntity {
    private LocalDate starts;
    private LocalDate ends;
    private @Nullable Instant closedAt;
    private @Nullable UUID closedBy;

    @SuppressWarnings("NullAway.Init")
    protected Period() {}

    @Override
    public boolean isNew() {
        return false;
    }

    static LocalDate startOf(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    void requireOpen() {
        if (closedAt != null) {
            throw new BusinessException("documents.period.closed", starts, ends);
        }
    }
}
