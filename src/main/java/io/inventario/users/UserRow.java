package io.inventario.users;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as the list shows them. */
public record UserRow(
        UUID id,
        String username,
        String firstName,
        String lastName,
        String email,
        String roleCode,
        String roleName,
        boolean roleBuiltIn,
        boolean active,
        @Nullable Instant lastSignIn) {
    public String name() {
        return (firstName + " " + lastName).strip();
    }
}
