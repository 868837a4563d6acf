package io.inventario.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.shared.Messages;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** For whom the application answers, and what it believes a proxy; over real HTTP where the server has a part in it. */
class HostGuardTests extends DatabaseTests {
    @LocalServerPort
    private int port;

    private final HostGuard guard = new HostGuard("shop.example.com,.example.org", "https://till.example.net");

    @Test
    void anotherNameIsRefusedInWords() throws Exception {
        MockHttpServletResponse answer = asked("GET", "evil.example.net", null);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .isEqualToIgnoringNewLines(Messages.text(Locale.ENGLISH, "app.host.refused"))
                .contains("ALLOWED_HOSTS")
                .doesNotContain("evil");
        assertThat(asked("GET", "shop.example.com", null).getStatus()).isEqualTo(200);
        assertThat(asked("GET", "www.example.org", null).getStatus()).isEqualTo(200);
        assertThat(asked("GET", "localhost", null).getStatus()).isEqualTo(400);
    }

    @Test
    void aPlatformAsksForHealthByAnyName() throws Exception {
        MockHttpServletRequest probe = request("GET", "10.0.0.7", null);
        probe.setRequestURI("/actuator/health/liveness");

        assertThat(through(probe).getStatus()).isEqualTo(200);
    }

    @Test
    void ordersFromPagesOfOthersAreRefused() throws Exception {
        assertThat(asked("POST", "shop.example.com", "https://evil.example.net").getStatus())
                .isEqualTo(403);
        assertThat(asked("POST", "shop.example.com", "null").getStatus()).isEqualTo(403);
        assertThat(asked("POST", "shop.example.com", "http://shop.example.com:81")
                        .getStatus())
                .isEqualTo(403);
        assertThat(asked("POST", "shop.example.com", "http://shop.example.com").getStatus())
                .isEqualTo(200);
        assertThat(asked("POST", "shop.example.com", "https://till.example.net").getStatus())
                .isEqualTo(200);
        assertThat(asked("POST", "shop.example.com", null).getStatus()).isEqualTo(200);
        assertThat(asked("GET", "shop.example.com", "https://evil.example.net").getStatus())
                .isEqualTo(200);
    }

    @Test
    void theNameThatAProxyWasAskedForCounts() throws Exception {
        HttpResponse<String> page = get("/", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "shop.example.com");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("https://shop.example.com/login");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();

        assertThat(post(
                                "https://shop.example.com",
                                "X-Forwarded-Proto",
                                "https",
                                "X-Forwarded-Host",
                                "shop.example.com")
                        .body())
                .doesNotContain("CSRF_TRUSTED_ORIGINS");
        assertThat(post("https://shop.example.com").body())
                .isEqualToIgnoringNewLines(Messages.text(Locale.ENGLISH, "app.origin.refused"));
    }

    @Test
    void withoutAProxyNothingIsSecureThatIsNot() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Location")).hasValue("http://localhost:" + port + "/login");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).doesNotContain("Secure"));
    }

    private MockHttpServletResponse asked(String method, String host, @Nullable String origin)
            throws ServletException, IOException {
        return through(request(method, host, origin));
    }

    private static MockHttpServletRequest request(String method, String host, @Nullable String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/caja");
        request.setServerName(host);
        request.addPreferredLocale(Locale.ENGLISH);
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return request;
    }

    private MockHttpServletResponse through(MockHttpServletRequest request) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        guard.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)), headers);
    }

    private HttpResponse<String> post(String origin, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address("/login"))
                        .POST(BodyPublishers.noBody())
                        .header("Accept-Language", "en")
                        .header("Origin", origin),
                headers);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
