package io.inventario.audit;

import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail for those who may. */
@Service
@Transactional(readOnly = true)
public class AuditService {
    private static final Limit MOST = Limit.of(100);

    private final AuditRepository rows;

    AuditService(AuditRepository rows) {
        this.rows = rows;
    }

    /** The last hundred things done to one document, person or piece of master data, newest first. */
    @RolesAllowed(Permission.VIEW_AUDIT)
    public List<AuditEntry> of(UUID subject) {
        return rows.of(subject, MOST);
    }
}
