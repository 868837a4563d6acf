package io.inventario.database;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Turns the variables an administrator knows into Spring's properties before anything connects. */
public class VariablesPostProcessor implements EnvironmentPostProcessor, Ordered {
    private static final int SHORTEST_LIFE_SECONDS = 30;

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        // H2's automatic server would listen on every interface; the driver reads this when its classes load.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(".env", asObjects(DotEnv.read(Path.of(".env")))));
        DatabaseUrl url = DatabaseUrl.of(Variable.DATABASE_URL.text(environment));
        Variable.ADMIN_DATABASE_URL.postgres(environment); // an unusable one is not found out at the first backup
        Map<String, Object> settings = new LinkedHashMap<>();
        connect(settings, url, environment);
        settings.put("server.port", Variable.PORT.number(environment));
        settings.put(
                "inventario.allowed-hosts",
                Variable.ALLOWED_HOSTS.hosts(environment).text());
        settings.put(
                "inventario.trusted-origins",
                Variable.CSRF_TRUSTED_ORIGINS.origins(environment).text());
        putIfGiven(settings, "inventario.secret-key", secretKey(url, Variable.SECRET_KEY.secret(environment)));
        putIfGiven(
                settings,
                "inventario.secret-key-fallbacks",
                String.join(",", Variable.SECRET_KEY_FALLBACKS.secrets(environment)));
        settings.put("inventario.audit-head-file", auditHead(url, Variable.AUDIT_HEAD_FOLDER.folder(environment)));
        GoogleVariables.put(settings, environment);
        MailVariables.put(settings, environment);
        settings.put("inventario.backup-dir", backups(url, Variable.BACKUP_DIR.folder(environment)));
        settings.put(
                "inventario.exchange-dir",
                beside(url, "exchange").toAbsolutePath().toString());
        putIfGiven(settings, "inventario.backup-url", Variable.BACKUP_URL.bucket(environment));
        putIfGiven(settings, "inventario.metrics-token", Variable.METRICS_TOKEN.secret(environment));
        if (Variable.DEBUG.on(environment)) {
            settings.put(DebugLog.SWITCH, true);
            settings.put("logging.level." + DebugLog.LOGGER, "DEBUG");
        }
        environment.getPropertySources().addLast(new MapPropertySource("variables", settings));
    }

    private static void connect(Map<String, Object> settings, DatabaseUrl url, ConfigurableEnvironment environment) {
        settings.put("spring.datasource.url", url.jdbcUrl());
        putIfGiven(settings, "spring.datasource.username", url.user());
        putIfGiven(settings, "spring.datasource.password", url.password());
        int age = Math.max(SHORTEST_LIFE_SECONDS, Variable.DATABASE_CONN_MAX_AGE.number(environment));
        settings.put("spring.datasource.hikari.max-lifetime", age * 1000L);
        settings.put("spring.datasource.hikari.maximum-pool-size", Variable.DATABASE_POOL_SIZE.number(environment));
        settings.put("spring.datasource.hikari.connection-timeout", 10_000);
        settings.put("spring.datasource.hikari.pool-name", "inventario");
        if (url.isPostgres()) {
            settings.put("spring.datasource.hikari.connection-init-sql", InstanceName.sql());
        }
    }

    static void putIfGiven(Map<String, Object> settings, String key, @Nullable String value) {
        if (value != null) {
            // a '$' + '{' in a password must not be taken for a placeholder
            settings.put(key, value.replace("${", "\\${"));
        }
    }

    private static String secretKey(DatabaseUrl url, @Nullable String given) {
        if (given != null) {
            return given;
        }
        if (url.isPostgres()) {
            throw new ConfigurationException(
                    Variable.SECRET_KEY.name(),
                    "is required on PostgreSQL: openssl rand -hex 32 makes one, the same for every instance");
        }
        Path file = url.file();
        return file == null ? SecretKey.make() : SecretKey.beside(file);
    }

    /** One file per database, so that a folder may serve several; none for a database in memory. */
    private static String auditHead(DatabaseUrl url, @Nullable Path given) {
        Path database = url.file();
        if (!url.isPostgres() && database == null) {
            return "";
        }
        String name =
                database == null ? url.serverName() : database.getFileName().toString();
        return (given == null ? beside(url, "audit-head") : given)
                .resolve(name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".head")
                .toString();
    }

    private static String backups(DatabaseUrl url, @Nullable Path given) {
        return (given == null ? beside(url, "backups") : given).toAbsolutePath().toString();
    }

    private static Path beside(DatabaseUrl url, String folder) {
        Path database = url.file();
        return database == null ? Path.of("data", folder) : database.resolveSibling(folder);
    }

    private static Map<String, Object> asObjects(Map<String, String> values) {
        return new HashMap<>(values);
    }
}
