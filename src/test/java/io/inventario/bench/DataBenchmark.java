package io.inventario.bench;

import io.inventario.Inventario;
import io.inventario.audit.AuditService;
import io.inventario.database.DatabaseUrl;
import io.inventario.reports.DashboardService;
import io.inventario.reports.Span;
import io.inventario.shared.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What dump, load, backup, its proof and the checker take at scale, as processes of their own beside pg_dump and pg_restore in the same
 * run: {@code ./mvnw -Pbench -Dbench.of=data}, with {@code -Dbench.copies=10,100 -Dbench.ledger=250}: a copy is a thousand
 * products and as many sales of three lines, the ledger is the size at which only checker, sealer and dashboard are timed.
 */
public final class DataBenchmark {
    private static final String SHOP = "shop";
    private static final String SECOND = "second";
    private static final String EMPTY = "migrated";

    private final PackagedPostgres server;
    private final Path folder;
    private final Path program = Path.of("inventario").toAbsolutePath();
    private final JsonMapper json = JsonMapper.builder().build();
    private final DataResults results = new DataResults();

    private DataBenchmark(PackagedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("inventario-bench");
        Path postgres = Path.of(System.getProperty("bench.postgres", "/usr/lib/postgresql/15"));
        try (PackagedPostgres server = new PackagedPostgres(postgres, folder)) {
            server.create(SHOP);
            new DataBenchmark(server, folder).run();
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run() throws IOException, SQLException {
        server.create(EMPTY);
        inventario(EMPTY, "migrate");
        application(context -> new BaseCompany(context).post());
        try (GrownCompany company = new GrownCompany(server.superuser(SHOP))) {
            for (String size : System.getProperty("bench.copies", "10,100").split(",")) {
                grow(company, Integer.parseInt(size));
                compare();
            }
            int ledger = Integer.getInteger("bench.ledger", 250);
            if (ledger > 0) {
                grow(company, ledger);
                check();
                application(this::dashboard);
            }
        }
        results.print();
    }

    /** The program's own sealer waits until all is there, for it is timed too. */
    private void grow(GrownCompany company, int wanted) {
        results.of(wanted);
        application(context -> {
            try (Connection sealer = server.superuser(SHOP);
                    var statement = sealer.createStatement()) {
                sealer.setAutoCommit(false);
                statement.execute("select id from " + DatabaseUrl.SCHEMA + ".audit_sealer for update");
                long start = System.nanoTime();
                company.to(wanted, context);
                System.out.println(
                        "grown to " + wanted + " copies in " + DataResults.seconds(start) + " s: " + rows(context));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            seal(context);
        });
    }

    private void seal(ConfigurableApplicationContext context) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        String open = "select (select count(*) from audit_row) - (select count(*) from audit_seal)";
        long rows = jdbc.queryForObject(open, Long.class);
        long start = System.nanoTime();
        do {
            context.getBean(AuditService.class).seal();
        } while (jdbc.queryForObject(open, Long.class) > 0);
        results.add("seal " + rows + " audit rows", start);
    }

    private static Map<String, Object> rows(ConfigurableApplicationContext context) {
        return context.getBean(JdbcTemplate.class)
                .queryForMap("select (select count(*) from product) as products, (select count(*) from sale) as sales,"
                        + " (select count(*) from sale_line) as sale_lines, (select count(*) from stock_movement) as movements,"
                        + " (select count(*) from audit_row) as audit_rows,"
                        + " pg_size_pretty(pg_database_size(current_database())) as size");
    }

    /** Everything at one size; what is loaded must be what was dumped, to the byte. */
    private void compare() throws IOException {
        Path archive = folder.resolve("shop.pgdump");
        Path dump = folder.resolve("shop.json");
        Path again = folder.resolve("again.json");
        Path backups = folder.resolve("backups");
        MeasuredProcess pgDump = postgres("pg_dump", SHOP, "-Fc", "-f", archive.toString());
        results.add(pgDump, null, archive);
        results.add(inventario(SHOP, "dumpdata", "-o", dump.toString()), pgDump, dump);
        MeasuredProcess backup = inventario(SHOP, "backup", "-o", backups.toString());
        Path taken = Path.of(backup.output().strip());
        results.add(backup, pgDump, taken);
        server.create(SECOND);
        MeasuredProcess pgRestore = postgres("pg_restore", SECOND, "--no-owner", "-d", SECOND, archive.toString());
        results.add(pgRestore, null, null);
        server.drop(SECOND);
        server.create(SECOND, EMPTY);
        results.add(inventario(SECOND, "loaddata", dump.toString()), pgRestore, null);
        inventario(SECOND, "dumpdata", "-o", again.toString());
        if (Files.mismatch(dump, again) >= 0) {
            throw new IllegalStateException("What was loaded is not what was dumped");
        }
        server.drop(SECOND);
        results.add(inventario(SHOP, "verify", taken.toString()), pgRestore, null);
        check();
        Files.delete(taken);
    }

    /** Exit status 0 says that every rule holds. */
    private void check() {
        MeasuredProcess check = inventario(SHOP, "check", "--json");
        results.add(check, null, null);
        for (JsonNode rule : json.readTree(check.output()).path("rules")) {
            System.out.println("rule " + rule.path("key").asString() + ": "
                    + rule.path("findings").path("examined") + " rows, " + rule.path("took"));
        }
    }

    /** Of the year up to the last sale, against the year before. */
    private void dashboard(ConfigurableApplicationContext context) {
        LocalDate last = context.getBean(JdbcTemplate.class)
                .queryForObject("select max(business_date) from document", LocalDate.class);
        DashboardService dashboard = context.getBean(DashboardService.class);
        for (Map.Entry<String, Span> span : Map.of(
                        "today",
                        Span.today(last),
                        "month",
                        Span.of(last.minusDays(29), last),
                        "year",
                        Span.of(last.minusDays(364), last))
                .entrySet()) {
            dashboard.of(span.getValue());
            long start = System.nanoTime();
            dashboard.of(span.getValue());
            results.add("dashboard, " + span.getKey(), start);
        }
    }

    private MeasuredProcess postgres(String name, String database, String... arguments) {
        server.settle();
        return MeasuredProcess.run(
                name,
                folder,
                server.process(),
                server.client(database),
                command(server.program(name), name, arguments));
    }

    private MeasuredProcess inventario(String database, String name, String... arguments) {
        server.settle();
        List<String> command = new ArrayList<>(List.of(program.toString(), name));
        command.addAll(List.of(arguments));
        return MeasuredProcess.run(name, folder, server.process(), environment(database), command);
    }

    private static List<String> command(String program, String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    /** With the options that production has, on a machine of 512 MB. */
    private Map<String, String> environment(String database) {
        Map<String, String> environment = new HashMap<>(variables(database));
        environment.put("JAVA_OPTS", System.getProperty("bench.java", "@" + program.resolveSibling("jvm.options")));
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    private Map<String, String> variables(String database) {
        return Map.of(
                "DATABASE_URL", server.url(database),
                "SECRET_KEY", "a key that only the benchmark uses, and nobody else",
                "AUDIT_HEAD_FOLDER", folder.resolve("head-" + database).toString(),
                "BACKUP_DIR", folder.resolve("usual").toString());
    }

    /** The application without screens and without what recurs, as this program's user. */
    private void application(Consumer<ConfigurableApplicationContext> work) {
        variables(SHOP).forEach(System::setProperty);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Inventario.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .profiles("bench")
                .properties("logging.level.root=WARN", "inventario.command=true")
                .run()) {
            Actor.asProgram("benchmark", () -> {
                work.accept(context);
                return true;
            });
        }
    }
}
