package io.inventario.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.database.Health.Source;
import io.inventario.database.Health.Statements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

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
                        "inventario_backup_drill_age_seconds",
                        "inventario_database_bytes",
                        "inventario_table_bytes{table=\"product\"}",
                        "inventario_statement_calls_total{statement=\"",
                        "inventario_statement_seconds_total{statement=\"",
                        "inventario_statement_longest_seconds{statement=\"",
                        "inventario_backup_alarms")
                .doesNotContain("NaN")
                .doesNotContain(METRICS_TOKEN)
                .doesNotContain(System.getProperty("SECRET_KEY"))
                .doesNotContain("jdbc:");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void serverAndIndexesAreThereWhereTheDatabaseCountsThem() throws Exception {
        String body = ask("Bearer " + METRICS_TOKEN).body();

        for (String name : List.of(
                "inventario_server_connections ",
                "inventario_server_connections_most ",
                "inventario_indexes_unused ",
                "inventario_index_bytes{index=\"product_pk\",table=\"product\"}",
                "inventario_index_scans_total{index=\"product_pk\",table=\"product\"}")) {
            assertThat(body.contains(name)).as(name).isEqualTo(onPostgres());
        }
    }

    /** Whoever watches from outside learns that it lives and takes work, and nothing else. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            health           ; \\{"groups":\\["backups","liveness","readiness"],"status":"(UP|ATTENTION)"}
            health/liveness  ; \\{"status":"UP"}
            health/readiness ; \\{"status":"UP"}
            """)
    void livenessAndReadinessAreToldToEverybodyAndNothingElse(String path, String answer) throws Exception {
        HttpResponse<String> told = get("/actuator/" + path, "");

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).matches(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/env",
                "/beans",
                "/configprops",
                "/heapdump",
                "/metrics",
                "/health/database",
                "/health/readiness/database"
            })
    void nothingElseOfTheActuatorIsReached(String path) throws Exception {
        HttpResponse<String> answer = get("/actuator" + path, "Bearer " + METRICS_TOKEN);

        assertThat(answer.statusCode()).isIn(302, 404);
        assertThat(answer.body()).doesNotContain("jdbc:", "\"UP\"", System.getProperty("SECRET_KEY"));
    }

    @Test
    void statementLogIsForWhoKnowsTheTokenOnly() throws Exception {
        assertThat(get(MetricsGuard.STATEMENTS, "").statusCode()).isEqualTo(401);
        assertThat(get(MetricsGuard.STATEMENTS, "Bearer wrong").body()).isEmpty();

        Statements read = JsonMapper.builder()
                .build()
                .readValue(
                        get(MetricsGuard.STATEMENTS, "Bearer " + METRICS_TOKEN).body(), Statements.class);

        assertThat(read.source()).isEqualTo(Source.OWN);
        assertThat(read.since()).isNotNull();
        assertThat(read.slowest()).isNotEmpty();
        assertThat(read.frequent()).isNotEmpty();
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
        return get(MetricsGuard.PATH, header);
    }

    private HttpResponse<String> get(String path, String header) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!header.isEmpty()) {
            request.header("Authorization", header);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
