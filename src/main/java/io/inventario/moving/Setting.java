package io.inventario.moving;

import io.inventario.jobs.Words;

/**
 * A variable that has to be set for the moved data.
 *
 * @param now what it is here at the moment, or where to find it; never a secret
 * @param then what to set
 */
public record Setting(String variable, Words now, Words then) {}
