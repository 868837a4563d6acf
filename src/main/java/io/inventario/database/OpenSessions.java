package io.inventario.database;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts the sessions that are open in this instance. */
@Component
class OpenSessions implements HttpSessionListener {
    private final AtomicInteger open = new AtomicInteger();

    int count() {
        return Math.max(0, open.get());
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        open.incrementAndGet();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.decrementAndGet();
    }
}
