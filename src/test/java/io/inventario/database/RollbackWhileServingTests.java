package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.OwnApplication;
import io.inventario.Shop;
import io.inventario.audit.AuditService;
import io.inventario.backups.Backup;
import io.inventario.backups.BackupForm;
import io.inventario.backups.BackupService;
import io.inventario.backups.RestoreService;
import io.inventario.dataset.Progress;
import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.sales.PostSale;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema goes back and forward from the page, while a company works with the application that does it. */
@Tag("own-application")
@Timeout(300)
class RollbackWhileServingTests {
    private static final int SELLERS = 4;

    @TempDir
    private Path folder;

    private OwnApplication company;
    private MigrationService migrations;
    private JdbcClient jdbc;

    @BeforeEach
    void aCompany() {
        String url = DatabaseTests.onPostgres() ? DatabaseTests.freshUrl() : "jdbc:h2:file:" + folder.resolve("shop");
        company = OwnApplication.forCommands(url, folder);
        migrations = company.get(MigrationService.class);
        jdbc = company.get(JdbcClient.class);
        asProgram(() -> {
            company.get(OneOfEach.class).post();
            return true;
        });
    }

    @AfterEach
    void theEnd() {
        company.close();
    }

    @Test
    void d3WhoSellsMeanwhileHasSoldOnceAndTheMovementHasItsAuditRow() throws Exception {
        Shop shop = company.get(Shop.class);
        Product product = asProgram(() -> shop.stocked("10", 100_000, "5"));
        Tender exactly = asProgram(() -> new Tender(
                shop.cash().getId(),
                shop.sales
                        .quote(new PostSale(Ids.next(), List.of(Shop.line(product, 1)), List.of()))
                        .total()));
        long before = sales();
        AtomicInteger sold = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(20);
        List<CompletableFuture<Void>> sellers = IntStream.range(0, SELLERS)
                .mapToObj(seller -> CompletableFuture.runAsync(() -> {
                    while (!closed.get()) {
                        sell(shop, new PostSale(Ids.next(), List.of(Shop.line(product, 1)), List.of(exactly)));
                        sold.incrementAndGet();
                        busy.countDown();
                    }
                }))
                .toList();
        assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();

        for (int round = 0; round < 3; round++) {
            assertThat(asProgram(() -> {
                        migrations.goBack(migrations.planBack("jobs", Migrations.ZERO), true);
                        return migrations.status().hasPending();
                    }))
                    .isTrue();
            assertThat(asProgram(migrations::apply)).isNotEmpty();
        }
        int atTheEnd = sold.get();
        while (sold.get() < atTheEnd + 2 * SELLERS) {
            pause();
        }
        closed.set(true);
        sellers.forEach(CompletableFuture::join);

        assertThat(sales() - before).isEqualTo(sold.get());
        assertThat(actions()).containsSubsequence("migrated_back", "migrated", "migrated_back", "migrated");
        assertThat(asProgram(() -> {
                    company.get(AuditService.class).seal();
                    return company.get(IntegrityCheck.class).run();
                }))
                .isNotEmpty()
                .allMatch(IntegrityCheck.Outcome::holds);
    }

    @Test
    void whatNoBackupHoldsIsNotLostUnlessThatIsSaid() {
        MigrationPlan plan = asProgram(() -> migrations.planBack("sales", Migrations.ZERO));
        assertThat(plan.losses()).isNotEmpty();
        long before = sales();

        assertThatThrownBy(() -> asProgram(() -> {
                    migrations.goBack(plan, false);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("database.migrations.wouldLose"));

        assertThat(asProgram(migrations::status).hasPending()).isFalse();
        assertThat(sales()).isEqualTo(before).isPositive();
        assertThat(actions()).doesNotContain("migrated_back");
    }

    @Test
    void d3WhatFailsHalfwayBackIsPutBackAtOnceAndTheCompanyGoesOn() {
        jdbc.sql("create view obstacle as select id from job").update();
        MigrationPlan plan = asProgram(() -> migrations.planBack("jobs", Migrations.ZERO));
        assertThat(plan.steps().size()).as("others run before it fails").isGreaterThan(2);
        long before = sales();

        assertThatThrownBy(() -> asProgram(() -> {
                    migrations.goBack(plan, true);
                    return true;
                }))
                .satisfies(failure -> assertThat(
                                DatabaseFailure.in(failure).orElseThrow().message())
                        .as("the reason that it failed for")
                        .containsIgnoringCase("cannot drop")
                        .containsIgnoringCase("job"));

        assertThat(asProgram(migrations::status).hasPending()).isFalse();
        assertThat(jdbc.sql("select count(*) from load_log").query(Long.class).single())
                .isNotNegative();
        asProgram(() -> {
            company.get(OneOfEach.class).post();
            return true;
        });
        assertThat(sales()).isGreaterThan(before);
        assertThat(actions()).doesNotContain("migrated_back");
        jdbc.sql("drop view obstacle").update();
        asProgram(() -> {
            migrations.goBack(plan, true);
            return migrations.apply();
        });
        assertThat(actions()).contains("migrated_back");
    }

    @Test
    void d4ABackupIsRestoredAlsoWhereTheTablesOfTheProgramItselfAreGone() {
        Backup backup =
                asProgram(() -> company.get(BackupService.class).take(null, BackupForm.ARCHIVE, Progress.SILENT));
        RestoreService restores = company.get(RestoreService.class);
        asProgram(() -> restores.verify(backup.name(), Progress.SILENT));
        long before = sales();
        asProgram(() -> {
            migrations.goBack(migrations.planBack("sales", Migrations.ZERO), true);
            return true;
        });
        assertThat(company.get(SchemaState.class).pending()).isPositive();

        asProgram(() -> restores.verify(backup.name(), Progress.SILENT));
        asProgram(() -> restores.replaceLive(backup.name(), Progress.SILENT));

        assertThat(sales()).isEqualTo(before);
        assertThat(asProgram(migrations::status).hasPending()).isFalse();
        asProgram(() -> company.get(OneOfEach.class).post());
    }

    /** As the till does: whoever has no answer asks again with the same command, until it is one document. */
    private static Posted sell(Shop shop, PostSale sale) {
        while (true) {
            try {
                return asProgram(() -> shop.sales.post(sale));
            } catch (RuntimeException interrupted) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long sales() {
        return jdbc.sql("select count(*) from sale").query(Long.class).single();
    }

    private List<@Nullable String> actions() {
        return jdbc.sql("select action from audit_row where subject_type = 'Migration' order by at")
                .query(String.class)
                .list();
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }
}
