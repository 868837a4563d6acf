package io.inventario.database;

/** An environment variable holds what cannot be used; the one-line message names the variable and never shows its value. */
public class ConfigurationException extends RuntimeException {
    private final String problem;

    public ConfigurationException(String variable, String problem) {
        super(variable + " " + problem);
        this.problem = problem;
    }

    /** What is wrong, without the variable's name. */
    String problem() {
        return problem;
    }
}
