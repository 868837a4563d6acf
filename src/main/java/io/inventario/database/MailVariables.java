package io.inventario.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Turns the mail server's variables, named as Django does, into Spring's properties; without EMAIL_HOST there is no server. */
final class MailVariables {
    private static final int PATIENCE_MILLIS = 15_000;

    private MailVariables() {}

    static void put(Map<String, Object> settings, Environment environment) {
        String host = Variable.EMAIL_HOST.text(environment);
        String user = Variable.EMAIL_HOST_USER.text(environment);
        String from = Variable.DEFAULT_FROM_EMAIL.address(environment);
        int port = Variable.EMAIL_PORT.number(environment);
        boolean startTls = Variable.EMAIL_USE_TLS.on(environment);
        boolean ssl = Variable.EMAIL_USE_SSL.on(environment);
        if (startTls && ssl) {
            throw new ConfigurationException(
                    Variable.EMAIL_USE_SSL.name(), "can't be on together with " + Variable.EMAIL_USE_TLS.name());
        }
        if (host == null) {
            return;
        }
        settings.put("spring.mail.host", host);
        settings.put("spring.mail.port", port);
        settings.put("inventario.mail.from", sender(from, user));
        VariablesPostProcessor.putIfGiven(settings, "spring.mail.username", user);
        VariablesPostProcessor.putIfGiven(
                settings, "spring.mail.password", Variable.EMAIL_HOST_PASSWORD.text(environment));
        property(settings, "auth", user != null);
        property(settings, "starttls.enable", startTls);
        property(settings, "starttls.required", startTls);
        property(settings, "ssl.enable", ssl);
        property(settings, "ssl.checkserveridentity", true);
        property(settings, "connectiontimeout", PATIENCE_MILLIS);
        property(settings, "timeout", PATIENCE_MILLIS);
        property(settings, "writetimeout", PATIENCE_MILLIS);
    }

    private static String sender(@Nullable String from, @Nullable String user) {
        if (from != null) {
            return from;
        }
        if (user != null && Variable.isAddress(user)) {
            return user;
        }
        throw new ConfigurationException(
                Variable.DEFAULT_FROM_EMAIL.name(), "is needed with " + Variable.EMAIL_HOST.name());
    }

    private static void property(Map<String, Object> settings, String name, Object value) {
        settings.put("spring.mail.properties[mail.smtp." + name + "]", value.toString());
    }
}
