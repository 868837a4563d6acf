package io.inventario.moving;

/**
 * Something that was done to the data, in the words of the audit trail.
 *
 * @param kind what it was done to
 * @param times how often
 */
public record Deed(String action, String kind, long times) {}
