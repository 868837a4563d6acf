package io.inventario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.util.UriComponentsBuilder;

/** A server that signs people in as Google does (OpenID Connect, code flow), asked by whoever is sent to it. */
public final class FakeGoogle implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strangers;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    /** The bodies in which tokens were asked for. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile String email = "";
    private volatile boolean verified = true;
    private volatile Behaviour behaviour = Behaviour.GENUINE;

    /** What it does with the next person. */
    public enum Behaviour {
        GENUINE,
        /** The person says no. */
        DENIED,
        /** Signs with a key that it does not publish. */
        FORGED,
        /** For another client than the one that asks. */
        FOR_ANOTHER,
        /** With the answer to another question. */
        REPLAYED,
        /** Comes back with a state that the browser never had. */
        ANOTHER_STATE
    }

    public FakeGoogle() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            strangers = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/auth", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/certs", exchange -> send(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    /** Who is signed in there from now on. */
    public void account(String address, boolean isVerified, Behaviour next) {
        email = address;
        verified = isVerified;
        behaviour = next;
    }

    /** The same client, at this server. */
    public ClientRegistration instead(ClientRegistration google) {
        return ClientRegistration.withClientRegistration(google)
                .authorizationUri(address() + "/auth")
                .tokenUri(address() + "/token")
                .jwkSetUri(address() + "/certs")
                .issuerUri(address())
                .build();
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI());
        UriComponentsBuilder back = UriComponentsBuilder.fromUriString(query.get("redirect_uri"))
                .queryParam("state", behaviour == Behaviour.ANOTHER_STATE ? "another" : query.get("state"));
        if (behaviour == Behaviour.DENIED) {
            back.queryParam("error", "access_denied");
        } else {
            String code = "code" + nonces.size();
            nonces.put(code, query.get("nonce"));
            back.queryParam("code", code);
        }
        exchange.getResponseHeaders().add("Location", back.encode().build().toUriString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        String code = parameters(URI.create("http://x/?" + body)).get("code");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, """
                {"access_token": "canary-access", "token_type": "Bearer", "expires_in": 3600, "id_token": "%s"}\
                """.formatted(idToken(nonces.getOrDefault(code, ""))));
    }

    private String idToken(String nonce) {
        try {
            Instant now = Instant.now();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(address())
                            .audience(behaviour == Behaviour.FOR_ANOTHER ? "another-client" : "shop-client")
                            .subject("1077" + email.hashCode())
                            .claim("email", email)
                            .claim("email_verified", verified)
                            .claim("nonce", behaviour == Behaviour.REPLAYED ? "of-yesterday" : nonce)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .build());
            token.sign(new RSASSASigner(behaviour == Behaviour.FORGED ? strangers : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(URI address) {
        return UriComponentsBuilder.fromUri(address).build().getQueryParams().toSingleValueMap().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey,
                        parameter -> java.net.URLDecoder.decode(parameter.getValue(), StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
