package io.inventario.cli;

import io.inventario.audit.DirectTrailConfiguration;
import io.inventario.backups.BackupConfiguration;
import io.inventario.database.DatabaseConfiguration;
import io.inventario.database.Migrations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application behind a command: started when the command runs, with only the beans it asks for and no web server. */
final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private static final Class<?>[] DATABASE_ALONE = {
        DatabaseConfiguration.class, BackupConfiguration.class, DirectTrailConfiguration.class
    };

    private final Class<?> application;
    private @Nullable ConfigurableApplicationContext context;
    private boolean starting;

    Services(Class<?> application) {
        this.application = application;
    }

    /**
     * @param whole false for the database alone: a fraction of the time, and it works when a module does not
     * @param migrate whether pending migrations are applied first
     * @param connect false for what is to work without a database too
     */
    void open(boolean whole, boolean migrate, boolean connect) {
        starting = true;
        context = new SpringApplicationBuilder(whole ? new Class<?>[] {application} : DATABASE_ALONE)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(
                        "inventario.migrate=" + migrate,
                        CommandsNeedNoScreens.COMMAND + "=true",
                        "spring.data.jpa.repositories.bootstrap-mode=lazy",
                        "logging.level.root=WARN")
                .run();
        if (connect) {
            context.getBean(Migrations.class);
        }
        starting = false;
    }

    void serve(boolean migrate) {
        starting = true;
        ConfigurableApplicationContext served = new SpringApplicationBuilder(application)
                .properties("inventario.migrate=" + migrate)
                .run();
        starting = false;
        LOG.info("Open http://localhost:{}", served.getEnvironment().getProperty("local.server.port"));
    }

    <T> T get(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("No services before the command runs");
        }
        return context.getBean(type);
    }

    Class<?> application() {
        return application;
    }

    /** True from the beginning of a start until it has succeeded. */
    boolean isStarting() {
        return starting;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
