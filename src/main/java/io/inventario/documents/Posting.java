package io.inventario.documents;

import io.inventario.audit.AuditTrail;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Constraints;
import io.inventario.shared.Ids;
import io.inventario.shared.PastDay;
import io.inventario.shared.Permission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Posts documents: one transaction each, all or nothing (rule M9), safe to repeat (M10), numbered last and without gaps (M11).
 *
 * <p>The order of locks is the same for every kind, so that postings wait for each other instead of blocking each other: period
 * (shared), command, then what the work takes (the document it follows, stock by product, customer, cash session), and the number series
 * last. A conflict
 * that the database reports all the same makes the whole transaction start again.
 */
@Component
public class Posting {
    private static final int ATTEMPTS = 12;

    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final CompanyService company;
    private final Periods periods;
    private final Numbering numbering;
    private final AuditTrail audit;
    private final Clock clock;
    private final HibernateJpaDialect dialect = new HibernateJpaDialect();

    Posting(
            EntityManager entities,
            PlatformTransactionManager transactions,
            CompanyService company,
            Periods periods,
            Numbering numbering,
            AuditTrail audit,
            Clock clock) {
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
        this.company = company;
        this.periods = periods;
        this.numbering = numbering;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a module writes of its document; gives back what the audit row should remember. */
    @FunctionalInterface
    public interface Work {
        Map<String, ?> write(Draft draft);
    }

    /**
     * Posts a document and returns its identity; the same command again returns the first document.
     *
     * @param day the business date; null means today in the company's time zone, another day needs {@link Permission#BACKDATE}
     * @param register whose number series is used where it has one of its own
     * @throws BusinessException when the business refuses; nothing was written
     */
    public Posted post(
            DocumentKind kind, Command command, @Nullable LocalDate day, @Nullable UUID register, Work work) {
        return post(new Order(kind, command, register, null), day, work);
    }

    /**
     * Posts, today, the document that undoes {@code original}; there can be only one (rule S2).
     *
     * @throws BusinessException when the original is reversed already, or the business refuses; nothing was written
     */
    public Posted reverse(DocumentKind kind, Command command, UUID original, @Nullable UUID register, Work work) {
        return post(new Order(kind, command, register, original), null, work);
    }

    private record Order(
            DocumentKind kind,
            Command command,
            @Nullable UUID register,
            @Nullable UUID reverses) {}

    private Posted post(Order order, @Nullable LocalDate day, Work work) {
        CompanyTerms terms = company.terms();
        LocalDate date = businessDate(terms, day);
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status ->
                        flushingByHand(status, () -> once(order, date, terms, work, status.isNewTransaction())));
            } catch (RuntimeException e) {
                RuntimeException failure = translated(e);
                if (!(failure instanceof ConcurrencyFailureException) || alreadyInTransaction()) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    throw new BusinessException("documents.busy");
                }
                pause(attempt);
            }
        }
    }

    private Posted once(Order order, LocalDate date, CompanyTerms terms, Work work, boolean alone) {
        periods.share(date);
        Draft draft = new Draft(Ids.next(), order.kind(), date, clock.instant().truncatedTo(ChronoUnit.MICROS), terms);
        String hash = Ids.fingerprint(order.kind() + " " + order.command());
        if (!insert(draft, order, hash)) {
            return existing(order, hash);
        }
        Map<String, ?> facts = work.write(draft);
        entities.flush();
        if (alone) {
            entities.clear(); // nobody changes the document's rows any more: the next flush need not compare them
        }
        DocumentNumber number = numbering.take(draft, order.register());
        audit.record("posted", order.kind().name(), draft.id(), number.getLabel(), null, facts);
        entities.flush();
        return new Posted(draft.id(), number.getLabel(), number.getNumber(), false);
    }

    /**
     * Hibernate would compare all it holds with what it read before every query and once more at the commit: here nothing is
     * written but by the flushes that say so. A transaction that goes on afterwards gets its own way back.
     */
    private <T> T flushingByHand(TransactionStatus status, Supplier<T> work) {
        Session session = entities.unwrap(Session.class);
        FlushMode before = session.getHibernateFlushMode();
        session.setHibernateFlushMode(FlushMode.MANUAL);
        T result = work.get();
        if (!status.isNewTransaction()) {
            session.setHibernateFlushMode(before);
        }
        return result;
    }

    /** False when the command was posted before, or the original reversed; waits for a posting of it that is under way. */
    private boolean insert(Draft draft, Order order, String hash) {
        Actor actor = Actor.current();
        return entities.unwrap(Session.class)
                        .createNativeMutationQuery("""
                        insert into document (id, kind, business_date, posted_at, posted_by, posted_by_name, command_id,
                            content_hash, reverses_id)
                        values (:id, :kind, :day, :at, :by, :byName, :command, :hash, :reverses) on conflict do nothing""")
                        .setParameter("id", draft.id())
                        .setParameter("kind", draft.kind().name())
                        .setParameter("day", draft.businessDate())
                        .setParameter("at", draft.postedAt(), Instant.class)
                        .setParameter("by", actor.userId(), UUID.class)
                        .setParameter("byName", actor.actorName())
                        .setParameter("command", order.command().commandId())
                        .setParameter("hash", hash)
                        .setParameter("reverses", order.reverses(), UUID.class)
                        .executeUpdate()
                == 1;
    }

    private Posted existing(Order order, String hash) {
        List<Existing> found = entities.createQuery("""
                        select new io.inventario.documents.Posting$Existing(d.commandId, d.contentHash, d.id, n.label, n.number)
                        from Document d join DocumentNumber n on n.documentId = d.id
                        where d.commandId = :command or d.reversesId = :reverses""", Existing.class)
                .setParameter("command", order.command().commandId())
                .setParameter("reverses", order.reverses())
                .getResultList();
        for (Existing one : found) {
            if (one.commandId().equals(order.command().commandId())) {
                if (!one.hash().equals(hash)) {
                    throw new BusinessException("documents.command.altered");
                }
                return new Posted(one.id(), one.label(), one.number(), true);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("The database refused command "
                    + order.command().commandId() + " as posted already, but holds no such document");
        }
        throw new BusinessException("documents.reversed", found.getFirst().label());
    }

    record Existing(UUID commandId, String hash, UUID id, String label, long number) {}

    private LocalDate businessDate(CompanyTerms terms, @Nullable LocalDate day) {
        LocalDate today = terms.today(clock);
        if (day == null || day.equals(today)) {
            return today;
        }
        Actor.require(Permission.BACKDATE);
        PastDay.require("businessDate", day, today);
        return day;
    }

    private RuntimeException translated(RuntimeException e) {
        DataAccessException known =
                e instanceof DataAccessException same ? same : dialect.translateExceptionIfPossible(e);
        if (known instanceof DataIntegrityViolationException violation) {
            return Constraints.refusal(violation);
        }
        return known == null ? e : known;
    }

    private static boolean alreadyInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Longer after each attempt and never the same for two, so that those who collided do not collide again. */
    private static void pause(int attempt) {
        long most = 2_000_000L << Math.min(attempt, 7);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}
