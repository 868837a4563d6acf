package io.inventario.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.ScratchDatabase;
import io.inventario.audit.AuditService;
import io.inventario.shared.Formats;
import io.inventario.shared.IntegrityRule;
import io.inventario.shared.IntegrityRule.Findings;
import io.inventario.shared.Messages;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody with the database's password damages behind the application's back is named by the rule that it breaks. It
 * happens in a copy whose triggers and foreign keys are gone; a new rule adds its lines to {@link Damage#all}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageTests extends DatabaseTests {
    private static final Formats FORMATS =
            new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 0, ZoneOffset.UTC);

    @Autowired
    DataSource shared;

    @Autowired
    AuditService audit;

    @Autowired
    OneOfEach documents;

    private final ScratchDatabase scratch = new ScratchDatabase();
    private final AnnotationConfigApplicationContext rules = new AnnotationConfigApplicationContext();
    private OneOfEach.Documents all;

    @BeforeAll
    void copy() throws SQLException {
        all = documents.post();
        shop.as(audit::seal);
        scratch.dropDefences();
        scratch.copy(shared);
        rules.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("inventario.secret-key", System.getProperty("SECRET_KEY"))));
        rules.registerBean(DataSource.class, () -> scratch.source);
        rules.registerBean(JdbcClient.class, () -> JdbcClient.create(scratch.source));
        rules.registerBean(PlatformTransactionManager.class, () -> scratch.transactions);
        rules.registerBean(Clock.class, Clock::systemUTC);
        var scanner = new ClassPathBeanDefinitionScanner(rules, false);
        for (String part : List.of(".*Rules", ".*\\.AuditKey", ".*\\.OutsideHead")) {
            scanner.addIncludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(part)));
        }
        scanner.scan("io.inventario");
        rules.refresh();
    }

    @AfterAll
    void close() {
        rules.close();
        scratch.close();
    }

    @Test
    void everyRuleHoldsBeforeTheDamageAndHasOne() {
        assertThat(rules.getBeansOfType(IntegrityRule.class).values())
                .allSatisfy(
                        rule -> assertThat(rule.examine().first()).as(rule.id()).isEmpty());
        assertThat(Damage.all().stream().map(damage -> rule(damage.rule())).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(rules.getBeansOfType(IntegrityRule.class).values()));
    }

    @ParameterizedTest
    @MethodSource("io.inventario.faults.Damage#all")
    void damageIsNamedByItsRule(Damage damage) {
        String named = damage.named().apply(all);

        Findings found = after(damage);

        assertThat(found.differences()).isPositive();
        assertThat(found.first()).anyMatch(row -> row.name().contains(named));
        assertThat(found.first()).allSatisfy(row -> {
            assertThat(row.name()).doesNotContain("{", "null");
            assertThat(row.says().in(Messages.SPANISH, FORMATS))
                    .isNotEqualTo(row.says().in(Locale.ENGLISH, FORMATS))
                    .doesNotContain("{", "null");
        });
    }

    /** The copy is put back for the next damage by rolling the deed back. */
    private Findings after(Damage damage) {
        return new TransactionTemplate(scratch.transactions).execute(status -> {
            status.setRollbackOnly();
            int damaged = JdbcClient.create(scratch.source)
                    .sql(damage.sql())
                    .params(ids())
                    .update();
            assertThat(damaged).isPositive();
            return rule(damage.rule()).examine();
        });
    }

    private Map<String, UUID> ids() {
        return Map.ofEntries(
                Map.entry("product", all.product().getId()),
                Map.entry("payment", all.payment()),
                Map.entry("sale", all.sale().id()),
                Map.entry("saleVoid", all.saleVoid().id()),
                Map.entry("back", all.back().id()),
                Map.entry("receipt", all.receipt().id()),
                Map.entry("sent", all.sent().id()),
                Map.entry("reversal", all.reversal().id()),
                Map.entry("transfer", all.transfer().id()),
                Map.entry("expense", all.expense().id()),
                Map.entry("income", all.income().id()));
    }

    /** The only rule with the id, or the only one of them whose description has the words after it. */
    private IntegrityRule rule(String name) {
        String id = name.split(" ", 2)[0];
        String words = name.substring(id.length()).strip();
        List<IntegrityRule> found = rules.getBeansOfType(IntegrityRule.class).values().stream()
                .filter(rule -> rule.id().equals(id) && rule.description().contains(words))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }
}
