package io.inventario.users;

import org.jspecify.annotations.Nullable;

/** What is asked to create an administrator on the set-up page or at the terminal; the language is null for the browser's. */
public record NewAdministrator(
        String username,
        String email,
        String firstName,
        String lastName,
        String password,
        @Nullable String language) {
    @Override
    public String toString() {
        return username;
    }
}
