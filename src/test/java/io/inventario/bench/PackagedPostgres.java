package io.inventario.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of a package that has pg_dump and pg_restore of the same version beside the server, on data of its own. */
final class PackagedPostgres implements AutoCloseable {
    private static final String OWNER = "shop";
    private static final String SUPERUSER = "postgres";

    private final Path programs;
    private final Path log;
    private final Process process;
    private final int port;

    /**
     * @param package_ the folder with {@code bin}, such as Debian's {@code /usr/lib/postgresql/15}
     * @param folder an empty one, for data and log
     */
    PackagedPostgres(Path package_, Path folder) throws IOException, InterruptedException {
        this.programs = package_.resolve("bin");
        if (!Files.isExecutable(programs.resolve("postgres"))) {
            throw new IllegalStateException("No server in " + programs
                    + ": install the package postgresql-15, or name another folder with -Dbench.postgres");
        }
        this.log = folder.resolve("postgres.log");
        Path data = folder.resolve("data");
        start(List.of(
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        SUPERUSER,
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8"))
                .waitFor();
        this.port = freePort();
        this.process = start(List.of(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "shared_buffers=256MB",
                "-c",
                "max_wal_size=4GB",
                "-c",
                "log_min_duration_statement=" + System.getProperty("bench.slow", "-1")));
        awaitStart();
        execute("postgres", "create role " + OWNER + " login password '" + OWNER + "'");
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // it refuses to run as root
        }
        command.add(program(arguments.getFirst()));
        command.addAll(arguments.subList(1, arguments.size()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("PostgreSQL does not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Connection connection = superuser("postgres")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** A new, empty database, which belongs to an ordinary account. */
    void create(String database) {
        create(database, "template0");
    }

    /** A copy of another one, which nobody uses at the moment. */
    void create(String database, String template) {
        execute("postgres", "create database " + database + " owner " + OWNER + " template " + template);
    }

    void drop(String database) {
        execute("postgres", "drop database " + database + " with (force)");
    }

    /** So that what was written before does not reach the disk while the next thing is measured. */
    void settle() {
        execute("postgres", "checkpoint");
    }

    private void execute(String database, String sql) {
        try (Connection connection = superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, SUPERUSER);
    }

    long process() {
        return process.pid();
    }

    String program(String name) {
        return programs.resolve(name).toString();
    }

    /** What the server's programs read their connection from. */
    Map<String, String> client(String database) {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", String.valueOf(port),
                "PGUSER", OWNER,
                "PGPASSWORD", OWNER,
                "PGDATABASE", database);
    }

    String url(String database) {
        return "postgres://" + OWNER + ":" + OWNER + "@127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
