package io.inventario.app;

import io.inventario.database.DatabaseProbe;
import io.inventario.shared.Messages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers a page request at once, in words, while the database server is away; the page looks again by itself. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseGate extends OncePerRequestFilter {
    private static final int LOOK_AGAIN = 5;

    private final DatabaseProbe probe;

    DatabaseGate(DatabaseProbe probe) {
        this.probe = probe;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return !"GET".equals(request.getMethod())
                || accepted == null
                || !accepted.contains("text/html")
                || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (probe.failure().isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Locale language = Messages.language(request.getLocale());
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", String.valueOf(LOOK_AGAIN));
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page(language));
    }

    private static String page(Locale language) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta http-equiv="refresh" content="%d"><title>%s</title>
                <style>
                  :root { color-scheme: light dark }
                  body { align-items: center; display: flex; font: 1rem/1.5 system-ui, sans-serif; justify-content: center;
                    margin: 0; min-height: 100dvh; text-align: center }
                  main { max-width: 32rem; padding: 1rem }
                </style></head>
                <body><main><h1>%s</h1><p role="status">%s</p></main></body></html>
                """.formatted(
                        language.getLanguage(),
                        LOOK_AGAIN,
                        Messages.text(language, "app.away.title"),
                        Messages.text(language, "app.away.title"),
                        Messages.text(language, "app.away"));
    }
}
