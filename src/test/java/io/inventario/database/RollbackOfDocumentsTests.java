package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.OwnApplication;
import io.inventario.shared.Actor;
import io.inventario.users.NewAdministrator;
import io.inventario.users.UserService;
import java.nio.file.Path;
import java.util.List;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

/** A company that has worked goes back, too: with documents of every kind, from which later migrations took their rows. */
@Tag("own-application")
class RollbackOfDocumentsTests {
    /** Where rows that a migration brings have rows of a company behind them. */
    private static final List<List<String>> BACK = List.of(
            List.of("returns", "0003"),
            List.of("documents", "0007"),
            List.of("documents", "0006"),
            List.of("sales", Migrations.ZERO),
            List.of("users", "0003"),
            List.of("users", "0002"),
            List.of("products", "0002"),
            List.of("shared", Migrations.ZERO));

    @TempDir
    private Path folder;

    @Test
    void d3ACompanyWithDocumentsGoesBackAnywhereAndForwardAgain() throws LiquibaseException {
        String url = DatabaseTests.onPostgres() ? DatabaseTests.freshUrl() : "jdbc:h2:file:" + folder.resolve("shop");
        try (var company = OwnApplication.forCommands(url, folder)) {
            Actor.asProgram("tests", () -> {
                company.get(OneOfEach.class).post();
                company.get(UserService.class)
                        .createAdministrator(new NewAdministrator(
                                "ada", "ada@example.com", "Ada", "Byron", "correct horse battery", null));
                return true;
            });
        }
        var migrations = new Migrations(DatabaseUrl.of(url), false, "0.1.0");
        migrations.setResourceLoader(new DefaultResourceLoader());
        migrations.afterPropertiesSet();

        for (List<String> target : BACK) {
            migrations.carryOut(migrations.planBack(target.getFirst(), target.getLast()));
            assertThat(migrations.pending()).as("back to " + target).isNotEmpty();
            migrations.carryOut(migrations.planAll());
            assertThat(migrations.pending()).as("forward from " + target).isEmpty();
        }
        try (var company = OwnApplication.forCommands(url, folder)) {
            Actor.asProgram("tests", () -> {
                company.get(OneOfEach.class).post();
                return true;
            });
            assertThat(Actor.asProgram(
                            "tests", () -> company.get(IntegrityCheck.class).run()))
                    .isNotEmpty()
                    .allMatch(IntegrityCheck.Outcome::holds);
        }
    }
}
