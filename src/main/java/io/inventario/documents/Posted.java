package io.inventario.documents;

import java.util.UUID;

/**
 * A document that is posted.
 *
 * @param label prefix and number, as people read it
 * @param repeated whether an earlier run of the same command had posted it
 */
public record Posted(UUID id, String label, long number, boolean repeated) {}
