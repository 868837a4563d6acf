package io.inventario.documents;

import io.inventario.shared.Ids;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts cash payments into the drawer's session, inside the posting that made them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Cash {
    private final EntityManager entities;

    Cash(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes a cash row for each of the payments that are in cash, in or out as they are; the others pass the drawer by. */
    public void record(Draft draft, UUID registerId, CashEntry.Kind kind, List<Payment> payments) {
        List<Payment> inCash = payments.stream()
                .filter(payment -> payment.getMethod().isCash())
                .toList();
        if (inCash.isEmpty()) {
            return;
        }
        CashSession session = session(draft, registerId);
        session.requireOpen();
        inCash.forEach(payment -> entities.persist(new CashEntry(session, payment, kind)));
    }

    private CashSession session(Draft draft, UUID registerId) {
        String key = CashSession.implicitKey(registerId, draft.businessDate());
        List<CashSession> found = find(key);
        if (found.isEmpty()) {
            Map<String, Object> row = Map.of(
                    "id",
                    Ids.next(),
                    "register",
                    registerId,
                    "day",
                    draft.businessDate(),
                    "key",
                    key,
                    "at",
                    draft.postedAt());
            var insert = entities.createNativeQuery("""
                    insert into cash_session (id, register_id, business_date, implicit_key, opened_at, float_amount)
                    values (:id, :register, :day, :key, :at, 0) on conflict do nothing""");
            row.forEach(insert::setParameter);
            insert.executeUpdate();
            found = find(key);
        }
        return found.getFirst();
    }

    private List<CashSession> find(String key) {
        return entities.createQuery("select s from CashSession s where s.implicitKey = :key", CashSession.class)
                .setParameter("key", key)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }
}
