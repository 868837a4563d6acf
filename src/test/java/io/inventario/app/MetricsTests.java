package io.inventario.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The figures for Prometheus, over real HTTP. */
class MetricsTests extends DatabaseTests {
    @LocalServerPort
    private int port;

    @Test
    void whoKnowsTheTokenReadsFiguresAndNoSecret() throws Exception {
        HttpResponse<String> answer = ask("Bearer " + METRICS_TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "hikaricp_connections_active",
                        "jvm_memory_used_bytes",
                        "inventario_jobs_failed",
                        "inventario_mail_waiting",
                        "inventario_migrations_pending",
                        "inventario_sessions",
                        "inventario_integrity_holds",
                        "inventario_backup_age_seconds",
                        "inventario_backup_alarms")
                .doesNotContain("NaN")
                .doesNotContain(METRICS_TOKEN)
                .doesNotContain(System.getProperty("SECRET_KEY"))
                .doesNotContain("jdbc:");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic YTpi", "bearer " + METRICS_TOKEN, METRICS_TOKEN})
    void nobodyElseIsSentAnything(String header) throws Exception {
        HttpResponse<String> answer = ask(header);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void withoutATokenThereIsNoSuchPage() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", MetricsGuard.PATH);
        request.addHeader("Authorization", "Bearer ");
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new MetricsGuard("").doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(chain.getRequest()).isNull();
    }

    private HttpResponse<String> ask(String header) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + MetricsGuard.PATH));
        if (!header.isEmpty()) {
            request.header("Authorization", header);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
