package io.inventario.database;

import io.inventario.shared.IntegrityRule;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes everything the rules of all modules speak of, from one consistent view of the rows. */
@Service
public class IntegrityCheck {
    private final ObjectProvider<IntegrityRule> rules;

    IntegrityCheck(ObjectProvider<IntegrityRule> rules) {
        this.rules = rules;
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
                .map(IntegrityCheck::examine)
                .peek(each)
                .toList();
    }

    /** How many rules there are. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public int rules() {
        return (int) rules.stream().count();
    }

    private static Outcome examine(IntegrityRule rule) {
        long start = System.nanoTime();
        IntegrityRule.Findings findings = rule.examine();
        return new Outcome(
                rule.id(), rule.key(), rule.description(), findings, Duration.ofNanos(System.nanoTime() - start));
    }
}
