package io.inventario.database;

import static io.inventario.database.DatabaseUrl.unusable;

import io.inventario.database.DatabaseUrl.Engine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a PostgreSQL address by hand, because java.net.URI refuses what providers write (underscores in hosts, raw brackets in passwords). */
final class PostgresUrl {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*)");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]");
    private static final Pattern OPTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    /** Names that libpq (and so every provider's page) uses, and what the Java driver calls them. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "target_session_attrs", "targetServerType");

    private static final Set<String> SCHEMA_OPTIONS = Set.of("currentSchema", "search_path", "schema");

    private final String address;
    private final boolean jdbc;
    private final Map<String, String> options = new LinkedHashMap<>();
    private @Nullable String user;
    private @Nullable String password;

    PostgresUrl(String address, boolean jdbc) {
        this.address = address;
        this.jdbc = jdbc;
    }

    DatabaseUrl parse() {
        if (address.indexOf('#') >= 0) {
            throw unusable("contains a '#' that is not percent-encoded (%23)");
        }
        int question = address.indexOf('?');
        String before = question < 0 ? address : address.substring(0, question);
        int slash = before.indexOf('/');
        String authority = slash < 0 ? before : before.substring(0, slash);
        String path = slash < 0 ? "" : before.substring(slash + 1);
        if (path.indexOf('@') >= 0) {
            throw unusable("has an '@' after a '/': percent-encode / ? # @ in the password (%2F %3F %23 %40)");
        }
        String hosts = hosts(account(authority));
        String name = name(path);
        if (question >= 0) {
            readOptions(address.substring(question + 1));
        }
        return new DatabaseUrl(
                Engine.POSTGRESQL,
                "jdbc:postgresql://" + hosts + "/" + encode(name) + "?" + settings(),
                user,
                password,
                "PostgreSQL " + hosts + "/" + name,
                null);
    }

    private String account(String authority) {
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String account = authority.substring(0, at);
            int colon = account.indexOf(':');
            user = decode(colon < 0 ? account : account.substring(0, colon), "the user");
            password = colon < 0 ? null : decode(account.substring(colon + 1), "the password");
            if (user.isEmpty()) {
                throw unusable("has an '@' but no user before it");
            }
        }
        return authority.substring(at + 1);
    }

    private String hosts(String text) {
        if (text.isEmpty()) {
            if (jdbc) {
                return "localhost:5432";
            }
            throw unusable("names no host: write localhost for this machine (Unix sockets are not supported)");
        }
        List<String> hosts = new ArrayList<>();
        for (String host : text.split(",", -1)) {
            hosts.add(host(host));
        }
        return String.join(",", hosts);
    }

    private static String host(String text) {
        if (text.startsWith("%2F") || text.startsWith("%2f")) {
            throw unusable("names a Unix socket: name a host instead, localhost for this machine");
        }
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', bracket + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        if (bracket < 0 && colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
            throw unusable(
                    "has an IPv6 host without square brackets, or a ':' in the password that belongs behind a user");
        }
        if (!(bracket < 0 ? HOST : IPV6).matcher(host).matches()) {
            throw unusable("has a host that is not a name or an address"
                    + " (percent-encode / ? # @ in the password: %2F %3F %23 %40)");
        }
        return host + ":" + (colon < 0 ? 5432 : port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 5432;
        }
        boolean number = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw unusable("has a port that is not a number from 1 to 65535"
                    + " (percent-encode / ? # @ in the password: %2F %3F %23 %40)");
        }
        return port;
    }

    private static String name(String path) {
        if (path.isEmpty()) {
            throw unusable("names no database after the host: end it with /name");
        }
        if (path.indexOf('/') >= 0) {
            throw unusable("has more than one '/' after the host: the database name is one word");
        }
        return decode(path, "the database name");
    }

    private void readOptions(String query) {
        for (String option : query.split("&")) {
            if (option.isEmpty()) {
                continue;
            }
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (equals <= 0 || !OPTION.matcher(key).matches()) {
                throw unusable("has an option after the '?' that is not name=value");
            }
            option(key, decode(option.substring(equals + 1), "an option after the '?'"));
        }
    }

    private void option(String key, String value) {
        if (key.equals("user")) {
            user = value;
        } else if (key.equals("password")) {
            password = value;
        } else if (SCHEMA_OPTIONS.contains(key) || key.equals("options") && value.contains("search_path")) {
            throw unusable("sets the schema (" + key + "): all tables live in schema " + DatabaseUrl.SCHEMA
                    + ", remove that option");
        } else if (key.equals("sslmode") && !SSL_MODES.contains(value)) {
            throw unusable("has an unknown sslmode: disable, allow, prefer, require, verify-ca or verify-full");
        } else if (key.equals("target_session_attrs")) {
            options.put("targetServerType", writable(value));
        } else {
            options.put(DRIVER_NAMES.getOrDefault(key, key), value);
        }
    }

    private static String writable(String attributes) {
        return switch (attributes) {
            case "any" -> "any";
            case "primary", "read-write" -> "primary";
            default -> throw unusable("asks for a server that cannot be written to (target_session_attrs)");
        };
    }

    private String settings() {
        options.put("currentSchema", DatabaseUrl.SCHEMA);
        options.putIfAbsent("reWriteBatchedInserts", "true");
        options.putIfAbsent("ApplicationName", "inventario");
        options.putIfAbsent("tcpKeepAlive", "true");
        options.putIfAbsent("connectTimeout", "10");
        List<String> pairs = new ArrayList<>();
        options.forEach((key, value) -> pairs.add(key + "=" + encode(value)));
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Percent-decodes without turning '+' into a space, as libpq does. */
    private static String decode(String text, String what) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded[length++] = bytes[i];
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw unusable(
                        "has a '%' in " + what + " without two hexadecimal digits: write %25 for a percent sign");
            }
            decoded[length++] = (byte) (high * 16 + low);
            i += 2;
        }
        if (new String(decoded, 0, length, StandardCharsets.UTF_8).indexOf('\0') >= 0) {
            throw unusable("has a zero character (%00) in " + what);
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
