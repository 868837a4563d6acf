package io.inventario.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuditRepository extends Repository<AuditRow, UUID> {
    /** Labels are kept as they were written; those of Spanish are found without their accents. */
    String WHERE = """
             \swhere a.at >= :from and a.at < :until
             and (:actor is null or a.actorName = :actor)
             and (:action is null or a.action = :action)
             and (:kind is null or a.subjectType = :kind)
             and cast(function('translate', lower(a.subjectLabel), 'áéíóúüñÁÉÍÓÚÜÑ', 'aeiouunaeiouun') as String) like :pattern escape '\\'""";

    @Query("""
            select new io.inventario.audit.AuditEntry(a.at, a.actorName, a.action) from AuditRow a
            where a.subjectId = :subject order by a.at desc, a.id desc""")
    List<AuditEntry> of(UUID subject, Limit limit);

    @Query(
            "select new io.inventario.audit.AuditListRow(a.id, a.at, a.actorName, a.action, a.subjectType, a.subjectLabel,"
                    + " s.position) from AuditRow a left join AuditSeal s on s.rowId = a.id" + WHERE)
    List<AuditListRow> rows(
            Instant from,
            Instant until,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String kind,
            String pattern,
            Pageable page);

    @Query("select count(*) from AuditRow a" + WHERE)
    long count(
            Instant from,
            Instant until,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String kind,
            String pattern);

    @Query("""
            select distinct a.actorName from AuditRow a where lower(a.actorName) like :pattern escape '\\'
            order by a.actorName""")
    List<String> actors(String pattern, Pageable page);

    Optional<AuditRow> findById(UUID id);

    /** What things were called, the latest first. */
    @Query("select a.subjectLabel from AuditRow a where a.subjectId = :subject order by a.at desc, a.id desc")
    List<String> labels(UUID subject, Limit limit);

    @Query("select s from AuditSeal s where s.rowId = :row")
    Optional<AuditSeal> seal(UUID row);
}
