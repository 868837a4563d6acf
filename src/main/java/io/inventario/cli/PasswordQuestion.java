package io.inventario.cli;

import io.inventario.database.ConfigurationException;
import io.inventario.database.Variable;
import java.io.Console;
import java.util.Arrays;
import org.springframework.core.env.Environment;

/** Where a command takes a password from: the environment, or else the terminal, never the arguments, which others can read. */
final class PasswordQuestion {
    private PasswordQuestion() {}

    static String ask(Environment environment) {
        String given = Variable.INVENTARIO_PASSWORD.text(environment);
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new ConfigurationException(
                    Variable.INVENTARIO_PASSWORD.name(), "must hold the password where there is no terminal to ask at");
        }
        while (true) {
            char[] password = console.readPassword("Password: ");
            char[] repeated = console.readPassword("Password (again): ");
            if (password == null || repeated == null) {
                throw new ConfigurationException(Variable.INVENTARIO_PASSWORD.name(), "was not given");
            }
            if (Arrays.equals(password, repeated)) {
                return new String(password);
            }
            console.printf("The two passwords differ.%n");
        }
    }

    /** A line that is not secret: from the option, or else from the terminal. */
    static String line(String given, String name) {
        if (!given.isBlank()) {
            return given;
        }
        Console console = System.console();
        String answer = console == null || !console.isTerminal() ? null : console.readLine("%s: ", name);
        if (answer == null || answer.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return answer.strip();
    }
}
