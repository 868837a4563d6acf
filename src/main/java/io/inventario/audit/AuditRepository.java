package io.inventario.audit;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuditRepository extends Repository<AuditRow, UUID> {
    @Query("""
            select new io.inventario.audit.AuditEntry(a.at, a.actorName, a.action) from AuditRow a
            where a.subjectId = :subject order by a.at desc, a.id desc""")
    List<AuditEntry> of(UUID subject, Limit limit);
}
