package io.inventario.dataset;

import java.time.Instant;
import java.util.UUID;

/** What a load did to this database, as its log keeps it. */
public record LoggedLoad(
        UUID id, Instant at, String actor, String files, long created, long updated, long unchanged, long removed) {}
