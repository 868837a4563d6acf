package io.inventario.campaigns;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of a campaign's own that keeps what it committed: it can be killed as a whole and started again on its data. */
final class DurableServer implements AutoCloseable {
    private static final String NAME = "shop";

    private final Path data;
    private final Path log;
    private final String executable;
    private final int port;
    private Process process;

    private DurableServer(Path folder, String executable) throws IOException {
        this.data = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
        this.executable = executable;
        this.port = freePort();
        this.process = launch();
    }

    /** The server of the folder, with its database; made where there is none yet. */
    static DurableServer in(Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve("postgres.program");
        if (!Files.exists(program)) {
            Files.writeString(program, make(folder.resolve("postgres")));
        }
        DurableServer server = new DurableServer(folder, Files.readString(program));
        server.awaitStart();
        return server;
    }

    /** Makes the data folder as the tests do, and gives back the program that serves it. */
    private static String make(Path data) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + NAME + "'");
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return ProcessHandle.of(postmaster)
                    .flatMap(handle -> handle.info().command())
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "postgres://" + NAME + ":" + NAME + "@localhost:" + port + "/" + NAME;
    }

    /** The server as one of its packages would start it, but for room for the campaign's connections. */
    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // it refuses to run as root
        }
        command.addAll(List.of(executable, "-D", data.toString(), "-p", String.valueOf(port), "-k", ""));
        command.addAll(List.of("-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "listen_addresses=127.0.0.1"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL for the postmaster first, so that it starts no more, and for all it has started. */
    void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
        process.onExit().join();
    }

    /** Starts it on the data that the killed one left. */
    void start() throws IOException, InterruptedException {
        process = launch();
        awaitStart();
    }

    private void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL does not start: " + Files.readString(log));
            }
            if (!process.isAlive()) { // a child of the killed one may have been a moment longer there
                process = launch();
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + NAME, NAME, NAME)) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            kill();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
