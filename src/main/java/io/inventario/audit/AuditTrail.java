package io.inventario.audit;

import io.inventario.shared.Actor;
import io.inventario.shared.Constraints;
import io.inventario.shared.MasterData;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes audit rows; only ever inside the transaction of the change itself (rule U1). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AuditTrail {
    private final EntityManager entities;
    private final AuditKey key;
    private final Clock clock;
    private final JsonMapper json;

    AuditTrail(EntityManager entities, AuditKey key, Clock clock, JsonMapper json) {
        this.entities = entities;
        this.key = key;
        this.clock = clock;
        this.json = json;
    }

    /** Records that the current actor did {@code action} to a thing, with its facts before and after where they matter. */
    public void record(
            String action,
            String subjectType,
            UUID subjectId,
            String label,
            @Nullable Map<String, ? extends @Nullable Object> before,
            @Nullable Map<String, ? extends @Nullable Object> after) {
        Actor actor = Actor.current();
        entities.persist(new AuditRow(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.userId(),
                actor.actorName(),
                action,
                subjectType,
                subjectId,
                label,
                before == null ? null : json.writeValueAsString(before),
                after == null ? null : json.writeValueAsString(after),
                key));
    }

    /**
     * Saves master data and records what changed in it; saving without a change writes nothing.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody saved a newer version meanwhile
     * @throws io.inventario.shared.BusinessException in the words of the named constraint that the database refused it by
     */
    public <T extends MasterData> T save(JpaRepository<T, UUID> repository, T changed) {
        Map<String, @Nullable Object> before = changed.isNew()
                ? null
                : repository.findById(changed.getId()).map(MasterData::facts).orElse(null);
        T saved;
        try {
            saved = repository.saveAndFlush(changed);
        } catch (DataIntegrityViolationException e) {
            throw Constraints.refusal(e);
        }
        Map<String, @Nullable Object> after = saved.facts();
        if (before == null) {
            record("created", typeOf(saved), saved.getId(), saved.label(), null, after);
        } else if (!before.equals(after)) {
            record(
                    "changed",
                    typeOf(saved),
                    saved.getId(),
                    saved.label(),
                    differing(before, after),
                    differing(after, before));
        }
        return saved;
    }

    private static String typeOf(MasterData saved) {
        return Hibernate.getClassLazy(saved).getSimpleName();
    }

    private static Map<String, @Nullable Object> differing(
            Map<String, @Nullable Object> facts, Map<String, @Nullable Object> others) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>(facts);
        differing.entrySet().removeIf(fact -> Objects.equals(fact.getValue(), others.get(fact.getKey())));
        return differing;
    }
}
