package io.inventario.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.inventario.Inventario;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a running application, and comes back. */
class DatabaseDownTests extends BrowserTests {
    @TempDir
    private Path folder;

    @Test
    void peopleAreToldAndWorkGoesOnWhenTheDatabaseIsBack() throws Exception {
        int databasePort = freePort();
        int webPort = freePort();
        EmbeddedPostgres database = startDatabase(databasePort);
        Process application = startApplication(databasePort, webPort);
        try {
            waitFor(webPort, 200);
            Page window = open("en", ColorScheme.LIGHT, 1400);
            window.setDefaultTimeout(90_000); // the pool waits ten seconds for a connection, more than once
            window.navigate("http://localhost:" + webPort + "/configurar");
            window.getByText("Set up Inventario").first().waitFor();

            database.close();
            waitFor(webPort, 503);
            window.navigate("http://localhost:" + webPort + "/configurar");
            window.getByText("This page tries again by itself").waitFor();
            assertThat(window.content()).doesNotContain("Exception", "org.postgresql");

            database = startDatabase(databasePort);
            waitFor(webPort, 200);
            window.getByText("Set up Inventario").first().waitFor(); // without anybody touching the window
        } finally {
            application.destroy();
            assertThat(application.waitFor(40, TimeUnit.SECONDS))
                    .as("it stops when told to")
                    .isTrue();
            database.close();
        }
    }

    private EmbeddedPostgres startDatabase(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private Process startApplication(int databasePort, int webPort) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Inventario.class.getName(),
                "run");
        process.environment()
                .put("DATABASE_URL", "postgres://postgres:postgres@localhost:" + databasePort + "/postgres");
        process.environment().put("SECRET_KEY", "0123456789abcdef0123456789abcdef");
        process.environment().put("PORT", String.valueOf(webPort));
        process.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return process.directory(folder.toFile()).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Until the readiness probe answers so, two minutes at most. */
    private void waitFor(int port, int status) throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(30))
                .build();
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        int last = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (last != status && System.nanoTime() < deadline) {
                try {
                    last = client.send(probe, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                } catch (IOException notYet) {
                    last = 0;
                }
                Thread.sleep(500);
            }
        }
        assertThat(last).as(Files.readString(folder.resolve("log"))).isEqualTo(status);
    }
}
