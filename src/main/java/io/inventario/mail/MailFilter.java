package io.inventario.mail;

import org.jspecify.annotations.Nullable;

/**
 * Which messages a list shows.
 *
 * @param search part of the recipient or the subject
 */
public record MailFilter(String search, @Nullable MailState state) {
    public static final MailFilter ALL = new MailFilter("", null);
}
