package io.inventario.jobs;

import java.time.Duration;

/**
 * Small work that recurs with a pause between, in one of all instances at a time, while the application serves; it leaves no row and
 * no trace. A module declares it as a bean.
 *
 * @param id never changed once released
 */
public record Chore(String id, Duration pause, Runnable work) {}
