package io.inventario.faults;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.ScratchDatabase;
import io.inventario.audit.AuditService;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.shared.IntegrityRule;
import io.inventario.shared.IntegrityRule.Findings;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
 * happens in a copy whose triggers and foreign keys are gone; a new rule adds its lines to {@link #damages}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageTests extends DatabaseTests {
    @Autowired
    DataSource shared;

    @Autowired
    AuditService audit;

    private final ScratchDatabase scratch = new ScratchDatabase();
    private final AnnotationConfigApplicationContext rules = new AnnotationConfigApplicationContext();
    private Product product;
    private Posted sale;

    /**
     * One deed.
     *
     * @param sql may speak of the {@code :product} that was sold and of the {@code :sale}
     * @param named what a finding of the rule must contain
     */
    private record Damage(String rule, String sql, Function<DamageTests, String> named) {
        @Override
        public String toString() {
            return rule + ": " + sql;
        }
    }

    static List<Damage> damages() {
        Function<DamageTests, String> code = test -> test.product.getCode();
        Function<DamageTests, String> label = test -> test.sale.label();
        Function<DamageTests, String> id = test -> test.sale.id().toString();
        String paid = " where payment_id in (select payment_id from payment_allocation where document_id = :sale)";
        return List.of(
                new Damage("S1", "update stock_level set quantity = quantity + 1 where product_id = :product", code),
                new Damage("S1", "delete from stock_movement where product_id = :product", code),
                new Damage(
                        "S3",
                        "update stock_movement set balance_after = balance_after + 1 where product_id = :product and sequence = 1",
                        code),
                new Damage("S3", "delete from stock_movement where product_id = :product and sequence = 1", code),
                new Damage("V1", "update stock_value set amount = amount + 1 where product_id = :product", code),
                new Damage(
                        "V1",
                        "update stock_movement set cost = cost - 1 where product_id = :product and sequence = 2",
                        code),
                new Damage("V4", "update sale_line set cost = cost + 1 where sale_id = :sale", label),
                new Damage("V4", "delete from stock_movement where document_id = :sale", label),
                new Damage("M2", "update sale set net = net + 1, total = total + 1 where id = :sale", label),
                new Damage("M2", "delete from sale_line where sale_id = :sale", label),
                new Damage("M6", "update payment_allocation set amount = amount * 2 where document_id = :sale", label),
                new Damage("M6", "delete from sale where id = :sale", id),
                new Damage("M11", "delete from document_number where document_id = :sale", id),
                new Damage(
                        "M11",
                        "update number_counter set next_number = next_number + 1"
                                + " where series_id in (select series_id from document_number where document_id = :sale)",
                        test -> "series VENTA"),
                new Damage("C1", "update cash_entry set amount = amount + 1" + paid, DamageTests::payment),
                new Damage("C1", "delete from cash_entry" + paid, DamageTests::payment),
                new Damage("U1", "update audit_row set actor_name = 'nobody' where subject_id = :sale", label),
                new Damage("U1", "delete from audit_row where subject_id = :sale", test -> "was deleted"),
                new Damage("U1", "delete from audit_seal where position = 1", test -> "seals 1 to 1 are missing"));
    }

    @BeforeAll
    void copy() throws SQLException {
        product = shop.stocked("10", 5, "4");
        sale = shop.sell(line(product, 2));
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
        assertThat(damages().stream().map(Damage::rule).collect(Collectors.toSet()))
                .isEqualTo(rules.getBeansOfType(IntegrityRule.class).values().stream()
                        .map(IntegrityRule::id)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageIsNamedByItsRule(Damage damage) {
        String named = damage.named().apply(this);

        Findings found = after(damage);

        assertThat(found.differences()).isPositive();
        assertThat(found.first()).anyMatch(row -> row.name().contains(named));
    }

    /** The copy is put back for the next damage by rolling the deed back. */
    private Findings after(Damage damage) {
        return new TransactionTemplate(scratch.transactions).execute(status -> {
            status.setRollbackOnly();
            int damaged = JdbcClient.create(scratch.source)
                    .sql(damage.sql())
                    .param("product", product.getId())
                    .param("sale", sale.id())
                    .update();
            assertThat(damaged).isPositive();
            return rule(damage.rule()).examine();
        });
    }

    private IntegrityRule rule(String id) {
        return rules.getBeansOfType(IntegrityRule.class).values().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String payment() {
        UUID payment = JdbcClient.create(scratch.source)
                .sql("select payment_id from payment_allocation where document_id = ?")
                .param(sale.id())
                .query(UUID.class)
                .single();
        return payment.toString();
    }
}
