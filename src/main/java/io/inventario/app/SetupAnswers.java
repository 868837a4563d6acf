package io.inventario.app;

/** The set-up page as it was filled in. */
public record SetupAnswers(
        String username,
        String email,
        String firstName,
        String lastName,
        String password,
        String repeated,
        String company,
        String currency,
        String timeZone,
        String language) {
    @Override
    public String toString() {
        return company;
    }
}
