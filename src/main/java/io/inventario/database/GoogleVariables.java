package io.inventario.database;

import java.util.Map;
import org.springframework.core.env.Environment;

/** Turns the variables of the sign-in by Google into our properties; both are there or neither is. */
final class GoogleVariables {
    private GoogleVariables() {}

    static void put(Map<String, Object> settings, Environment environment) {
        String id = Variable.GOOGLE_CLIENT_ID.text(environment);
        String secret = Variable.GOOGLE_CLIENT_SECRET.text(environment);
        if (id != null && secret == null) {
            throw neededWith(Variable.GOOGLE_CLIENT_SECRET, Variable.GOOGLE_CLIENT_ID);
        }
        if (id == null && secret != null) {
            throw neededWith(Variable.GOOGLE_CLIENT_ID, Variable.GOOGLE_CLIENT_SECRET);
        }
        VariablesPostProcessor.putIfGiven(settings, "inventario.google.client-id", id);
        VariablesPostProcessor.putIfGiven(settings, "inventario.google.client-secret", secret);
    }

    private static ConfigurationException neededWith(Variable missing, Variable given) {
        return new ConfigurationException(missing.name(), "is needed with " + given.name());
    }
}
