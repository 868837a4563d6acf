package io.inventario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inventario.JavaCommand;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.PostgresClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands as a person runs them: a process of its own, its two outputs and its exit status. */
@Tag("once")
@Timeout(300)
class CommandProcessTests {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private String typed = "";
    private String out = "";
    private String err = "";

    @Test
    void migratesLooksAndChecksOnPostgres() throws Exception {
        Map<String, String> shop = Map.of("DATABASE_URL", TestPostgres.freshUrl(), "SECRET_KEY", KEY);

        assertThat(run(shop, "showmigrations", "productos")).isZero();
        assertThat(out).contains("[ ]").doesNotContain("[X]");
        assertThat(run(shop, "migrate", "--preview")).isZero();
        assertThat(out).contains("CREATE TABLE schema_info");
        assertThat(run(shop, "migrate")).isZero();
        assertThat(out).contains("Applied shared 0001-schema");
        assertThat(run(shop, "showmigrations", "--json")).isZero();
        assertThat(out).startsWith("[").contains("\"APPLIED\"").doesNotContain("PENDING");
        assertThat(run(shop, "check", "--json")).isZero();
        assertThat(out).startsWith("{").contains("\"sound\" : true");
        assertThat(err).isEmpty();

        Map<String, String> debugged = new HashMap<>(shop);
        debugged.put("DEBUG", "true");
        assertThat(run(debugged, "check", "--json")).isZero();
        assertThat(out).startsWith("{");
        assertThat(err)
                .containsPattern("Time:\\d+")
                .contains("Query:[\"select ")
                .doesNotContain(KEY);
    }

    private List<String> audited() throws SQLException {
        List<String> audited = new ArrayList<>();
        try (Connection connection = DatabaseUrl.of("jdbc:h2:file:" + folder.resolve("data/inventario"))
                        .connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select actor_name, action from audit_row where subject_type = 'Migration'")) {
            while (rows.next()) {
                audited.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return audited;
    }

    @Test
    void migrationsGoBackAndForwardInDjangosWords() throws Exception {
        assertThat(run(Map.of(), "migrate", "--to", "returns-0004")).isZero();
        assertThat(out).contains("Applied returns returns-0004-supplier-return").doesNotContain("returns-0005");
        assertThat(run(Map.of(), "migrate", "--check")).isEqualTo(1);
        assertThat(run(Map.of(), "sqlmigrate", "productos", "0001")).isZero();
        assertThat(out).contains("create table category", "drop table category");
        assertThat(run(Map.of(), "rollback", "devoluciones", "0003", "--json")).isZero();
        assertThat(out).startsWith("{").contains("\"done\" : true", "returns-0004-supplier-return");
        assertThat(run(Map.of(), "rollback", "productos", "zero")).isEqualTo(1);
        assertThat(out).contains("Rolls back, in this order:", "  returns 0003-turnover", "  products 0001-category");
        assertThat(err).contains("this would be lost for good: ").contains("location (1)");
        assertThat(run(Map.of(), "migrate", "productos", "zero", "--yes")).isZero();
        assertThat(run(Map.of(), "showmigrations", "productos")).isZero();
        assertThat(out).contains("[ ] products-0001-category").doesNotContain("[X]");
        assertThat(audited()).containsExactly("rollback migrated_back", "rollback migrated_back");
        assertThat(run(Map.of(), "rollback", "nosuch", "zero")).isEqualTo(2);
        assertThat(err).contains("There is no module nosuch").contains("Usage: inventario rollback");
        assertThat(run(Map.of(), "sqlmigrate", "productos", "0077")).isEqualTo(2);
        assertThat(err).contains("There is no migration 0077.").contains("Usage: inventario sqlmigrate");
    }

    @Test
    void pendingMigrationsFailTheCheck() throws Exception {
        assertThat(run(Map.of(), "check")).isEqualTo(1);
        assertThat(out).contains("migrations  FAIL");
    }

    @Test
    void wrongPasswordIsOneLine() throws Exception {
        String url = TestPostgres.freshUrl().replaceFirst(":secret-of-[^@]*", ":hunter2");

        for (String command : List.of("migrate", "check", "run")) {
            assertThat(run(Map.of("DATABASE_URL", url, "SECRET_KEY", KEY), command))
                    .isEqualTo(1);
            assertThat(err.lines())
                    .singleElement()
                    .asString()
                    .startsWith("inventario: The database cannot be used: user or password is wrong");
            assertThat(out + err).doesNotContain("hunter2", KEY);
        }
    }

    @Test
    void unusableVariableIsOneLine() throws Exception {
        assertThat(run(Map.of("DATABASE_URL", "postgres://ana:hunter2@db"), "run"))
                .isEqualTo(1);
        assertThat(err.strip())
                .isEqualTo("inventario: DATABASE_URL names no database after the host: end it with /name");
    }

    @Test
    void aFileOfVariablesIsReadAndTheRealOnesWin() throws Exception {
        Files.writeString(folder.resolve(".env"), "DATABASE_URL=postgres://ana:hunter2@db\n");

        assertThat(run(Map.of(), "tables")).isEqualTo(1);
        assertThat(err.lines()).singleElement().asString().startsWith("inventario: DATABASE_URL names no database");
        assertThat(err).doesNotContain("hunter2");
        assertThat(run(Map.of("DATABASE_URL", "jdbc:h2:./elsewhere"), "tables")).isZero();
    }

    @Test
    void tablesAreListedAndDescribed() throws Exception {
        assertThat(run(Map.of(), "tables")).isZero();
        assertThat(out).contains("No tables yet");
        run(Map.of(), "migrate");

        assertThat(run(Map.of(), "tables", "--json")).isZero();
        assertThat(out).contains("\"name\" : \"stock_movement\"", "\"rows\" : 0", "\"name\" : \"turnover\"");
        assertThat(run(Map.of(), "describe", "Product")).isZero();
        assertThat(out.lines())
                .anyMatch(line -> line.matches("id +uuid +not null +primary"))
                .anyMatch(line -> line.matches(" +product_tax_rate_fk \\(tax_rate_id\\) - tax_rate \\(id\\)"));
        assertThat(run(Map.of(), "describe", "no_table")).isEqualTo(2);
        assertThat(err).contains("no_table");

        assertThat(run(Map.of(), "health", "--json")).as(err).isZero();
        assertThat(out).contains("\"source\" : \"OWN\"", "\"jobsFailed\" : 0", "\"pending\" : 0");
    }

    @Test
    void theShellOfTheDatabaseOpensTheConfiguredOne() throws Exception {
        run(Map.of(), "migrate");
        assertThat(run(Map.of(), "dbshell", "--", "-sql", "select count(*) as roles from role"))
                .isZero();
        assertThat(out).contains("ROLES", "5");
        assertThat(run(Map.of(), "dbshell", "--", "-sql", "select * from nowhere"))
                .isEqualTo(1);
        assertThat(out).contains("NOWHERE");

        Map<String, String> shop = Map.of("DATABASE_URL", TestPostgres.freshUrl(), "SECRET_KEY", KEY);
        run(shop, "migrate");
        int status = run(shop, "dbshell", "--", "-tAc", "select 'roles ' || count(*) from role");
        if (PostgresClient.version("psql").isPresent()) {
            assertThat(status).isZero();
            assertThat(out).contains("roles 5");
        } else {
            assertThat(status).isEqualTo(1);
            assertThat(err).contains("postgresql-client");
        }
    }

    @Test
    void anInterruptDoesNotLeaveTheShellOfTheDatabaseAlone() throws Exception {
        assumeThat(PostgresClient.version("psql")).isPresent();
        ProcessBuilder builder =
                new ProcessBuilder(JavaCommand.program("dbshell", "--", "-tAc", "select pg_sleep(6), 'slept'"));
        builder.environment().putAll(Map.of("DATABASE_URL", TestPostgres.freshUrl(), "SECRET_KEY", KEY));
        Process shell =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        while (shell.isAlive() && shell.descendants().noneMatch(CommandProcessTests::isPsql)) {
            Thread.sleep(50);
        }
        ProcessHandle psql = shell.descendants()
                .filter(CommandProcessTests::isPsql)
                .findFirst()
                .orElseThrow();

        new ProcessBuilder("kill", "-INT", String.valueOf(shell.pid())).start().waitFor();

        shell.waitFor();
        assertThat(psql.isAlive()).isFalse();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("slept");
    }

    /** By what it was asked: the question for its version ends at once. */
    private static boolean isPsql(ProcessHandle child) {
        return child.info().commandLine().orElse("").contains("pg_sleep");
    }

    @Test
    void whatOnlyLooksOrIsNotConfirmedMigratesNothing() throws Exception {
        Path dump = Files.writeString(folder.resolve("dump.json"), "[]");

        assertThat(run(Map.of(), "loaddata", dump.toString(), "--dry-run")).isEqualTo(1);
        assertThat(err).contains("pending migrations; run migrate first");
        assertThat(run(Map.of(), "restore", "inventario-20261128-020000-000.zip"))
                .isEqualTo(1);
        assertThat(err).contains("--yes");
        assertThat(run(Map.of(), "showmigrations")).isZero();
        assertThat(out).contains("[ ]").doesNotContain("[X]");
    }

    @Test
    void aRefusalIsToldInEnglishToPeopleAndToPrograms() throws Exception {
        run(Map.of(), "migrate");

        for (List<String> wrong : List.of(
                List.of("describe", "nowhere"),
                List.of("dumpdata", "nonsense", "--output", "dump.json"),
                List.of("verify", "tape.zip"))) {
            List<String> asked = new ArrayList<>(wrong);
            asked.add("--json");
            assertThat(run(Map.of(), asked.toArray(String[]::new))).as(err).isEqualTo(2);
            assertThat(out).startsWith("{").contains("\"error\" : \"").contains(wrong.get(1));
            assertThat(err.lines()).singleElement().asString().startsWith("inventario: ");
        }
        assertThat(run(Map.of("INVENTARIO_PASSWORD", "correct horse battery"), "changepassword", "nobody", "--json"))
                .isEqualTo(2);
        assertThat(out).contains("\"error\" : \"There is no user “nobody”.\"");
        assertThat(run(
                        Map.of("INVENTARIO_PASSWORD", "correct horse battery"),
                        "createsuperuser",
                        "--username",
                        "ana",
                        "--email",
                        "nonsense"))
                .isEqualTo(2);
        assertThat(err).contains("email: This is not an e-mail address.");
        assertThat(run(Map.of(), "restore", "tape.zip", "--json")).isEqualTo(1);
        assertThat(out).contains("--yes says that you mean it");
    }

    @Test
    void theJavaShellHasTheServicesAtHand() throws Exception {
        run(Map.of(), "migrate");
        typed = "run(() -> service(SettingsService.class).taxRate(\"IVA\").isPresent())\n/exit\n";

        assertThat(run(Map.of(), "shell")).isZero();
        assertThat(out).contains("true");
    }

    @Test
    void aRestoreOnH2PutsBackWhatWasThereWhenTheBackupWasTaken() throws Exception {
        restores(Map.of());
    }

    @Test
    void aRestoreOnPostgresPutsBackWhatWasThereWhenTheBackupWasTaken() throws Exception {
        restores(Map.of("DATABASE_URL", TestPostgres.freshUrl(), "SECRET_KEY", KEY));
    }

    private void restores(Map<String, String> shop) throws IOException, InterruptedException {
        run(shop, "demo", "generate", "--products", "5", "--sales", "3");
        assertThat(run(shop, "backup", "--keep", "7")).as(err).isZero();
        String backup = Path.of(out.strip()).getFileName().toString();
        assertThat(err.contains("not by pg_dump")).as(err).isEqualTo(shop.containsKey("DATABASE_URL"));
        run(shop, "demo", "generate", "--products", "5", "--sales", "6", "--seed", "9");

        assertThat(run(shop, "restore", backup)).isEqualTo(1);
        assertThat(err).contains("--yes");
        assertThat(run(shop, "restore", backup, "--yes")).as(err).isZero();

        assertThat(run(shop, "tables", "--json")).isZero();
        assertThat(out).containsPattern("\"name\" : \"sale\",\\s+\"view\" : false,\\s+\"rows\" : 3,");
        assertThat(out)
                .as("what happened to the backups was taken over: one taken, one verified")
                .containsPattern("\"name\" : \"backup_event\",\\s+\"view\" : false,\\s+\"rows\" : 2,");
        assertThat(run(shop, "check")).as(out).isZero();
        assertThat(run(shop, "backups", "--json")).isZero();
        assertThat(out)
                .contains(backup, "\"genuine\" : true", "\"form\" : \"archive\"")
                .doesNotContain("\"verifiedAt\" : null");
    }

    @Test
    void theDoctorWorksWhereNothingElseDoes() throws Exception {
        Map<String, String> away = Map.of("DATABASE_URL", "postgres://ana:hunter2@localhost:1/shop", "SECRET_KEY", KEY);

        assertThat(run(away, "doctor")).isEqualTo(1);
        assertThat(out)
                .contains("FAIL  No server answers there", "      -> Start the server")
                .doesNotContain("hunter2");
        assertThat(run(Map.of(), "doctor", "--json")).isZero();
        assertThat(out).contains("\"well\" : true", "\"code\" : \"migrations.pending\"");
    }

    private int run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        Path errors = folder.resolve("stderr");
        var builder = new ProcessBuilder(JavaCommand.program(arguments))
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("DATABASE_URL", "SECRET_KEY", "PORT", "DEBUG", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (var keyboard = process.outputWriter()) {
            keyboard.write(typed);
        }
        out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        err = Files.readString(errors);
        return status;
    }
}
