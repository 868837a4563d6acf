package io.inventario.database;

/** An environment variable holds what cannot be used; the one-line message names the variable and never shows its value. */
public class ConfigurationException extends RuntimeException {
    public ConfigurationException(String variable, String problem) {
        super(variable + " " + problem);
    }
}
