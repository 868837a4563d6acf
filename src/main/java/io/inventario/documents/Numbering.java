package io.inventario.documents;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Sentence;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives documents their numbers: gapless per series, because the counter is locked until the document is committed. */
@Component
class Numbering {
    private final EntityManager entities;

    Numbering(EntityManager entities) {
        this.entities = entities;
    }

    DocumentNumber take(Draft draft, @Nullable UUID register) {
        NumberSeries series = series(draft.kind(), register);
        NumberCounter counter = entities.find(NumberCounter.class, series.getId(), LockModeType.PESSIMISTIC_WRITE);
        if (counter == null) {
            throw new IllegalStateException("Series " + series.getCode() + " has no counter");
        }
        long next = counter.take();
        series.requireUsable(draft.businessDate(), next);
        DocumentNumber number = new DocumentNumber(draft.id(), series, next);
        entities.persist(number);
        return number;
    }

    /** The register's own series before the common one. */
    private NumberSeries series(DocumentKind kind, @Nullable UUID register) {
        List<NumberSeries> usable = entities.createQuery("""
                        select s from NumberSeries s
                        where s.kind = :kind and s.active and (s.register is null or s.register.id = :register)
                        order by case when s.register is null then 1 else 0 end, s.code""", NumberSeries.class)
                .setParameter("kind", kind)
                .setParameter("register", register)
                .setMaxResults(1)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
        if (usable.isEmpty()) {
            throw new BusinessException("documents.series.missing", Sentence.of("documents.kind." + kind));
        }
        return usable.getFirst();
    }
}
