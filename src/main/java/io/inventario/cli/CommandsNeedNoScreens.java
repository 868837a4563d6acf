package io.inventario.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves Vaadin out of a command's application: its configuration insists on a web server. */
final class CommandsNeedNoScreens implements AutoConfigurationImportFilter, EnvironmentAware {
    static final String COMMAND = "inventario.command";
    private boolean command;

    @Override
    public void setEnvironment(Environment environment) {
        command = environment.getProperty(COMMAND, Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var matches = new boolean[configurations.length];
        for (int i = 0; i < configurations.length; i++) {
            String name = configurations[i];
            matches[i] = !command || name == null || !name.startsWith("com.vaadin.");
        }
        return matches;
    }
}
