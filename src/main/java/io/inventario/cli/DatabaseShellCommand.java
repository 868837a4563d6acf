package io.inventario.cli;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.PostgresClient;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The database's own shell on the configured database: psql, or the shell of H2. */
@Command(
        name = "dbshell",
        description = "Open psql, or the H2 shell, on the configured database; what follows -- is handed to it")
final class DatabaseShellCommand extends ServiceCommand {
    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "For psql (-c SQL) or the H2 shell (-sql SQL)")
    private List<String> arguments = new ArrayList<>();

    DatabaseShellCommand(Services services) {
        super(services);
    }

    @Override
    void checkArguments() {
        if (wantsJson()) {
            throw unusable("What is printed is the shell's own, which knows no --json; psql has -A -t and --csv");
        }
    }

    @Override
    boolean needsServices() {
        return false;
    }

    @Override
    boolean migratesFirst() {
        return false;
    }

    @Override
    int run() {
        DatabaseUrl url = service(DatabaseUrl.class);
        return url.isPostgres() ? psql(url) : h2(url);
    }

    private int psql(DatabaseUrl url) {
        if (PostgresClient.version("psql").isEmpty()) {
            return refuse("psql is not installed: Debian has it in the package postgresql-client");
        }
        try {
            Process psql = new PostgresClient(url)
                    .command("psql", arguments)
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(waitingFor(psql));
            return psql.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("psql did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLineDoor.FAILED;
        }
    }

    /** Ctrl-C reaches both; psql only ends its statement by it, and must not be left alone with the terminal. */
    private static Thread waitingFor(Process psql) {
        return Thread.ofPlatform().name("psql").unstarted(() -> psql.onExit().join());
    }

    private int h2(DatabaseUrl url) {
        try (Connection connection = url.connect()) {
            Shell shell = new Shell();
            Answers answers = new Answers(System.out);
            shell.setOut(answers);
            shell.runTool(connection, arguments.toArray(String[]::new));
            return answers.failed && arguments.contains("-sql") ? CommandLineDoor.FAILED : CommandLineDoor.DONE;
        } catch (SQLException e) {
            return refuse(String.valueOf(e.getMessage()).lines().findFirst().orElse("the H2 shell failed"));
        }
    }

    /** H2's shell only prints that the SQL it was given has failed, where psql ends with 1. */
    private static final class Answers extends PrintStream {
        private boolean failed;

        Answers(PrintStream out) {
            super(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(@Nullable String line) {
            failed |= line != null && line.startsWith("Error: org.h2.jdbc.");
            super.println(line);
        }
    }
}
