package io.inventario.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What src/docs/deployment.md promises, with two real instances on one PostgreSQL, the second of an older version. */
@Tag("once")
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentTests {
    private static final Duration STOPPED_IN = Duration.ofSeconds(30);
    private static final int MEGABYTES = 512;
    private static final String LOGIN = "/login";

    private DatabaseUrl url = DatabaseUrl.of(null);
    private final List<Instance> started = new ArrayList<>();
    private Instance first;
    private Instance second;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        String address = TestPostgres.freshUrl();
        url = DatabaseUrl.of(address);
        Map<String, String> variables = Map.of(
                "DATABASE_URL", address,
                "SECRET_KEY", "0123456789abcdef0123456789abcdef",
                "DATABASE_POOL_SIZE", "5",
                "ALLOWED_HOSTS", "localhost,.example.com");
        first = started(folder.resolve("first"), variables);
        migrateToTomorrow();
        second = started(folder.resolve("second"), variables);
    }

    private Instance started(Path place, Map<String, String> variables) throws IOException, InterruptedException {
        Instance instance = new Instance(place, variables);
        started.add(instance);
        instance.awaitStart();
        return instance;
    }

    @AfterAll
    void stop() {
        started.forEach(Instance::close);
    }

    /** As a version of tomorrow would leave the schema that this one may still write to. */
    private void migrateToTomorrow() throws SQLException {
        run("""
                insert into databasechangelog select 'products-0099-tomorrow', author, filename, dateexecuted, orderexecuted + 1000,
                exectype, md5sum, description, comments, tag, liquibase, contexts, labels, deployment_id
                from databasechangelog where id = 'products-0001-category'""", "alter table product add column tomorrow text");
    }

    @Test
    @Order(1)
    void requestsForAnotherNameAreRefusedButNotThoseForHealth() throws IOException {
        assertThat(raw("/", "evil.example.net")).startsWith("HTTP/1.1 400 ").contains("ALLOWED_HOSTS");
        assertThat(raw("/", "shop.example.com")).startsWith("HTTP/1.1 302 ");
        assertThat(raw("/actuator/health/readiness", "10.0.0.7")).startsWith("HTTP/1.1 200 ");
        assertThat(first.log()).contains("Refused a request for evil.example.net, which is not in ALLOWED_HOSTS");
    }

    @Test
    @Order(2)
    void anOlderVersionThatMayStillWriteWorksBesideTheNewer() throws Exception {
        for (Instance instance : List.of(first, second)) {
            assertThat(isPosted(sell(instance, 0).join())).isTrue();
        }
    }

    @Test
    @Order(3)
    void whoIsDismissedAtOneInstanceIsOutOfTheOtherWithinSeconds() throws Exception {
        String ana = first.order("hire ana");
        first.order("hire eva"); // somebody has to remain
        try (HttpClient here = signedIn(first);
                HttpClient there = signedIn(second);
                HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(isInside(here, first)).isTrue();
            assertThat(isInside(there, second)).isTrue();
            assertThat(isInside(stranger, second))
                    .as("a session of another instance")
                    .isFalse();

            first.order("dismiss " + ana);

            await().atMost(Duration.ofSeconds(5)).until(() -> !isInside(there, second));
            await().atMost(Duration.ofSeconds(5)).until(() -> !isInside(here, first));
        }
    }

    @Test
    @Order(4)
    void settingsOfOneInstanceAreThoseOfTheOtherWithinSeconds() throws Exception {
        second.order("name"); // it knows them now
        first.order("rename Tienda de mañana");

        await().atMost(Duration.ofSeconds(7)).until(() -> second.order("name"), "Tienda de mañana"::equals);
        assertThat(first.order("name")).isEqualTo("Tienda de mañana");
    }

    @Test
    @Order(5)
    void bothDoJobsAndEachIsDoneOnce() throws Exception {
        for (int job = 0; job < 12; job++) {
            (job % 2 == 0 ? first : second).order("count 4 100");
        }

        String jobs = "select count(*) from job where kind = 'test.counting' ";
        await().atMost(Duration.ofSeconds(60)).until(() -> number(jobs + "and state = 'DONE'") == 12);
        assertThat(number(jobs + "and attempt <> 1")).isZero();
        assertThat(number("select count(distinct worker) from job where kind = 'test.counting'"))
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    void theServerSeesWhichInstancesThereAre() throws Exception {
        assertThat(number(
                        "select count(distinct application_name) from pg_stat_activity where datname = current_database()"
                                + " and application_name ~ ' [0-9a-f]{8}$'"))
                .isEqualTo(2);
    }

    @Test
    @Order(7)
    void aVersionThatMayNotWriteAnyMoreGetsNoMoreRequests() throws Exception {
        assertThat(raw("/actuator/health/readiness", "localhost")).startsWith("HTTP/1.1 200 ");
        run("update schema_info set oldest_writer = '999'");
        assertThat(raw("/actuator/health/readiness", "localhost")).startsWith("HTTP/1.1 503 ");
        assertThat(raw("/actuator/health/liveness", "localhost")).startsWith("HTTP/1.1 200 ");
        run("update schema_info set oldest_writer = '0.1.0'");
    }

    @Test
    @Order(8)
    void fitsIntoTheSmallestMachineOfAPlatform() throws IOException {
        assertThat(first.mostMemory()).isLessThan(MEGABYTES);
        assertThat(second.mostMemory()).isLessThan(MEGABYTES);
    }

    /** Its client is cut off; what it was about to do is done whole or not at all. */
    @Test
    @Order(9)
    void m9ARequestLongerThanTheTimeToStopDoesNotHoldTheProgram() throws Exception {
        CompletableFuture<HttpResponse<String>> tooLong = sell(second, 90_000);
        second.hear(Orders.SELLING);
        long sales = number("select count(*) from sale");

        second.tellToStop();

        assertThat(second.awaitEnd(STOPPED_IN)).isEqualTo(128 + 15);
        assertThat(tooLong).failsWithin(STOPPED_IN);
        assertThat(number("select count(*) from sale")).isBetween(sales, sales + 1);
        nothingIsThereByHalf();
    }

    @Test
    @Order(10)
    void whatIsUnderWayAtSigtermEndsInTimeAndIsKept() throws Exception {
        String job = first.order("count 100000 50");
        await().until(() -> number("select count(*) from job where id = '" + job + "' and state = 'RUNNING'") == 1);
        List<CompletableFuture<HttpResponse<String>>> sales = new ArrayList<>();
        for (int sale = 0; sale < 3; sale++) {
            sales.add(sell(first, 4_000));
            first.hear(Orders.SELLING);
        }

        first.tellToStop();

        assertThat(first.awaitEnd(STOPPED_IN)).isEqualTo(128 + 15);
        for (CompletableFuture<HttpResponse<String>> sale : sales) {
            assertThat(isPosted(sale.join())).isTrue();
        }
        assertThat(number("select count(*) from job where id = '" + job
                        + "' and state = 'LOST' and ended_at is not null"))
                .isEqualTo(1);
        nothingIsThereByHalf();
        assertThat(first.log()).doesNotContain(" ERROR ");
    }

    private void nothingIsThereByHalf() throws SQLException {
        assertThat(number("select count(*) from document d where d.posted_at > now() - interval '10 minutes'"
                        + " and not (exists (select 1 from audit_row a where a.subject_id = d.id)"
                        + " and exists (select 1 from document_number n where n.document_id = d.id))"))
                .isZero();
    }

    private CompletableFuture<HttpResponse<String>> sell(Instance instance, int pause) {
        HttpRequest request = HttpRequest.newBuilder(instance.address(Orders.SLOW_SALE + "?pause=" + pause))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private boolean isPosted(HttpResponse<String> sale) throws SQLException {
        assertThat(sale.statusCode()).as(sale.body()).isEqualTo(200);
        return number("select count(*) from document_number where document_id = '" + sale.body() + "'") == 1;
    }

    private static HttpClient signedIn(Instance instance) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        client.send(HttpRequest.newBuilder(instance.address(LOGIN)).build(), BodyHandlers.discarding());
        HttpRequest form = HttpRequest.newBuilder(instance.address(LOGIN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://localhost:" + instance.port())
                .POST(BodyPublishers.ofString("username=ana&password=" + Orders.PASSWORD))
                .build();
        HttpResponse<Void> answer = client.send(form, BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).doesNotContain("error"));
        return client;
    }

    /** Whoever is not signed in is sent to the page where one signs in. */
    private static boolean isInside(HttpClient client, Instance instance) throws IOException, InterruptedException {
        HttpRequest page = HttpRequest.newBuilder(instance.address("/perfil"))
                .header("Accept", "text/html")
                .build();
        return client.send(page, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** The answer to a request with that Host header, which Java's own client does not let one choose. */
    private String raw(String path, String host) throws IOException {
        try (Socket socket = new Socket("localhost", first.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host
                                    + "\r\nAccept-Language: en\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = url.connect();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = url.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
