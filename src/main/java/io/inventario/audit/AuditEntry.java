package io.inventario.audit;

import java.time.Instant;

/** What somebody did to one thing, as its page tells it. */
public record AuditEntry(Instant at, String actor, String action) {}
