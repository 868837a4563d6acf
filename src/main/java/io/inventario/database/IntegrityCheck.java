package io.inventario.database;

import io.inventario.shared.IntegrityRule;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.sql.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Recomputes everything the rules of all modules speak of, from one consistent view of the rows. */
@Service
public class IntegrityCheck {
    private final ObjectProvider<IntegrityRule> rules;
    private final DataSource source;

    IntegrityCheck(ObjectProvider<IntegrityRule> rules, DataSource source) {
        this.rules = rules;
        this.source = source;
    }

    /** One rule's outcome and what it took. */
    public record Outcome(String id, String key, String description, IntegrityRule.Findings findings, Duration took) {
        public boolean holds() {
            return findings.differences() == 0;
        }
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Outcome> run() {
        return run(outcome -> {});
    }

    /** @param each told every outcome as soon as it is known */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Outcome> run(Consumer<Outcome> each) {
        return rules.stream()
                .sorted(Comparator.comparing(IntegrityRule::id))
                .map(rule -> examine(rule, rule::examine))
                .peek(each)
                .toList();
    }

    /**
     * Examines a copy of the data, such as a backup that was restored beside the live data.
     *
     * @param copy a connection to it, without autocommit, which stays open
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Outcome> run(Connection copy, Consumer<Outcome> each) {
        ConnectionHolder holder = new ConnectionHolder(copy);
        holder.requested(); // somebody holds it: whoever asks for it and gives it back does not close it
        TransactionSynchronizationManager.bindResource(source, holder);
        try {
            return rules.stream()
                    .sorted(Comparator.comparing(IntegrityRule::id))
                    .map(rule -> examine(rule, rule::examineCopy))
                    .peek(each)
                    .toList();
        } finally {
            TransactionSynchronizationManager.unbindResource(source);
        }
    }

    /** How many rules there are. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public int rules() {
        return (int) rules.stream().count();
    }

    private static Outcome examine(IntegrityRule rule, Supplier<IntegrityRule.Findings> examination) {
        long start = System.nanoTime();
        IntegrityRule.Findings findings = examination.get();
        return new Outcome(
                rule.id(), rule.key(), rule.description(), findings, Duration.ofNanos(System.nanoTime() - start));
    }
}
