package io.inventario.documents;

import io.inventario.shared.BaseEntity;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A drawer from its opening to its count. Until tills open sessions by hand there is an implicit one per register and day. */
@Entity
public class CashSession extends BaseEntity {
    private UUID registerId;
    private LocalDate businessDate;
    private @Nullable String implicitKey;
    private Instant openedAt;
    private @Nullable UUID openedBy;
    private Money floatAmount = Money.ZERO;
    private @Nullable Instant closedAt;
    private @Nullable UUID closedBy;

    @SuppressWarnings("NullAway.Init")
    protected CashSession() {}

    static String implicitKey(UUID registerId, LocalDate day) {
        return registerId + " " + day;
    }

    @Override
    public boolean isNew() {
        return false;
    }

    void requireOpen() {
        if (closedAt != null) {
            throw new BusinessException("documents.cash.closed", businessDate);
        }
    }
}
