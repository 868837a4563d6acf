package io.inventario.app;

import io.inventario.database.AllowedHosts;
import io.inventario.database.TrustedOrigins;
import io.inventario.shared.Messages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for a name that is not ours, whose links would lead elsewhere, and orders sent by pages of others. What counts is
 * the name that the browser asked for, as a proxy passes it on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class HostGuard extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(HostGuard.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int LOGGED = 100;

    private final AllowedHosts hosts;
    private final TrustedOrigins trusted;

    HostGuard(
            @Value("${inventario.allowed-hosts:}") String hosts,
            @Value("${inventario.trusted-origins:}") String origins) {
        this.hosts = AllowedHosts.of(hosts);
        this.trusted = TrustedOrigins.of(origins);
    }

    /** Platforms ask by an address of their own network; there are neither links nor orders. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!hosts.allows(request.getServerName())) {
            log.warn("Refused a request for {}, which is not in ALLOWED_HOSTS", shortened(request.getServerName()));
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "app.host.refused");
        } else if (!READING.contains(request.getMethod()) && !isOurs(origin, request)) {
            log.warn(
                    "Refused a request from a page of {}, which is neither {} nor in CSRF_TRUSTED_ORIGINS",
                    shortened(origin),
                    own(request));
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, "app.origin.refused");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Programs other than browsers send no origin; a token protects against forged orders as well. */
    private boolean isOurs(@Nullable String origin, HttpServletRequest request) {
        return origin == null || origin.equalsIgnoreCase(own(request)) || trusted.trusts(origin);
    }

    private static String own(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }

    private static String shortened(@Nullable String text) {
        return text == null || text.length() <= LOGGED ? String.valueOf(text) : text.substring(0, LOGGED) + "…";
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String key)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(Messages.text(Messages.language(request.getLocale()), key));
    }
}
