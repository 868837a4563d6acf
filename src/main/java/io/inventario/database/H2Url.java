package io.inventario.database;

import static io.inventario.database.DatabaseUrl.unusable;

import io.inventario.database.DatabaseUrl.Engine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes an H2 address with what the application relies on: PostgreSQL mode, durable commits, our schema, one file for several processes. */
final class H2Url {
    private static final String INIT =
            "CREATE SCHEMA IF NOT EXISTS " + DatabaseUrl.SCHEMA + "\\;SET SCHEMA " + DatabaseUrl.SCHEMA;
    /** The first two make Liquibase fail at the second start; the others would point past our schema. */
    private static final Set<String> REFUSED = Set.of(
            "DATABASE_TO_LOWER",
            "DATABASE_TO_UPPER",
            "CASE_INSENSITIVE_IDENTIFIERS",
            "INIT",
            "SCHEMA",
            "ACCESS_MODE_DATA");

    private H2Url() {}

    static DatabaseUrl parse(String address) {
        int semicolon = address.indexOf(';');
        String target = semicolon < 0 ? address : address.substring(0, semicolon);
        Map<String, String> settings = settings(semicolon < 0 ? "" : address.substring(semicolon + 1));
        String user = settings.containsKey("USER") ? settings.remove("USER") : "sa";
        String password = settings.containsKey("PASSWORD") ? settings.remove("PASSWORD") : "";
        if (!settings.getOrDefault("MODE", "PostgreSQL").equalsIgnoreCase("PostgreSQL")) {
            throw unusable("sets an H2 MODE other than PostgreSQL: remove it");
        }
        settings.put("MODE", "PostgreSQL");
        if (target.toLowerCase(Locale.ROOT).startsWith("mem:")) {
            return memory(target.substring(4), settings, user, password);
        }
        Path file = file(target);
        requireWritingAtCommit(settings);
        settings.putIfAbsent("AUTO_SERVER", "TRUE");
        settings.putIfAbsent("TRACE_LEVEL_FILE", "0"); // else a file beside it gathers statements with their values
        return new DatabaseUrl(Engine.H2, url("file:" + file, settings), user, password, "H2 " + file, file);
    }

    /** With any delay, a killed program loses what it said was saved. */
    private static void requireWritingAtCommit(Map<String, String> settings) {
        if (!settings.getOrDefault("WRITE_DELAY", "0").equals("0")) {
            throw unusable("sets a WRITE_DELAY, which loses the last sales when the program is killed: remove it");
        }
        settings.put("WRITE_DELAY", "0");
    }

    private static DatabaseUrl memory(
            String name, Map<String, String> settings, @Nullable String user, @Nullable String password) {
        if (name.isEmpty()) {
            throw unusable("names no H2 database after mem: and every connection would see one of its own");
        }
        settings.putIfAbsent("DB_CLOSE_DELAY", "-1");
        return new DatabaseUrl(Engine.H2, url("mem:" + name, settings), user, password, "H2 in memory", null);
    }

    private static Path file(String target) {
        String path = target.toLowerCase(Locale.ROOT).startsWith("file:") ? target.substring(5) : target;
        boolean explicit = path.startsWith("./")
                || path.startsWith("../")
                || path.startsWith("~/")
                || path.startsWith("/")
                || path.matches("[A-Za-z]:[/\\\\].*");
        if (!explicit) {
            throw unusable("must name an H2 file by ./path, ~/path or an absolute path, or mem:name"
                    + " (tcp:, ssl: and zip: are not supported)");
        }
        if (path.endsWith("/")) {
            throw unusable("ends with a '/' where the name of the H2 file belongs");
        }
        try {
            return Path.of(path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw unusable("names an H2 file with characters that this system does not allow");
        }
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : text.split("(?<!\\\\);")) {
            if (setting.isEmpty()) {
                continue;
            }
            int equals = setting.indexOf('=');
            String key = equals < 0 ? "" : setting.substring(0, equals).toUpperCase(Locale.ROOT);
            if (!key.matches("[A-Z_]+")) {
                throw unusable("has an H2 setting that is not NAME=value");
            }
            if (REFUSED.contains(key)) {
                throw unusable("sets " + key + ", which the application sets itself or cannot work with: remove it");
            }
            settings.put(key, setting.substring(equals + 1));
        }
        return settings;
    }

    private static String url(String target, Map<String, String> settings) {
        settings.put("INIT", INIT);
        var url = new StringBuilder("jdbc:h2:").append(target);
        settings.forEach((key, value) -> url.append(';').append(key).append('=').append(value));
        return url.toString();
    }
}
