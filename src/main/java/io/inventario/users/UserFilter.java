package io.inventario.users;

import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows.
 *
 * @param search words that must all occur in username, names, e-mail or phone; accents and case do not matter
 * @param active active or inactive ones only; null for both
 */
public record UserFilter(String search, @Nullable Boolean active) {}
