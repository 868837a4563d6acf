package io.inventario.cli;

import io.inventario.database.Health.Statements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The instance that serves on this machine, asked for what only it can know; METRICS_TOKEN opens it. */
final class ServingInstance {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int GOOD = 200;

    private final String token;
    private final int port;

    ServingInstance(Environment environment) {
        this.token = environment.getProperty("inventario.metrics-token", "");
        this.port = environment.getProperty("server.port", Integer.class, 0);
    }

    /** Empty where none serves on PORT, or it has another token, or none is set. */
    Optional<Statements> statements() {
        if (token.isEmpty() || port == 0) {
            return Optional.empty();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/statements"))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == GOOD
                    ? Optional.of(JsonMapper.builder().build().readValue(answer.body(), Statements.class))
                    : Optional.empty();
        } catch (IOException nobodyServes) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
