package io.inventario.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is shown, without its body.
 *
 * @param nextAt when it is tried next, while it waits
 * @param error why the last attempt failed, in the words of the mail server
 */
public record MailRow(
        UUID id,
        Instant createdAt,
        String createdBy,
        String recipient,
        String subject,
        MailState state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Instant sentAt,
        @Nullable String error) {
    public boolean isOpen() {
        return state == MailState.WAITING || state == MailState.FAILED;
    }
}
