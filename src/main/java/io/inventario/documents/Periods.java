package io.inventario.documents;

import io.inventario.shared.Ids;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.jpa.HibernateHints;
import org.springframework.stereotype.Component;

/** Finds the month that a document falls into and holds it open while the document is posted (rule V5). */
@Component
class Periods {
    private final EntityManager entities;

    Periods(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws io.inventario.shared.BusinessException when the month is closed */
    void share(LocalDate day) {
        LocalDate starts = Period.startOf(day);
        List<Period> found = find(starts);
        if (found.isEmpty()) {
            entities.createNativeQuery(
                            "insert into period (id, starts, ends) values (:id, :starts, :ends) on conflict do nothing")
                    .setParameter("id", Ids.next())
                    .setParameter("starts", starts)
                    .setParameter("ends", starts.plusMonths(1).minusDays(1))
                    .executeUpdate();
            found = find(starts);
        }
        found.getFirst().requireOpen();
    }

    private List<Period> find(LocalDate starts) {
        return entities.createQuery("select p from Period p where p.starts = :starts", Period.class)
                .setParameter("starts", starts)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }
}
