package io.inventario.database;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Every environment variable that is read, in one place: the parser, the documentation and its test all use this list. */
public enum Variable {
    DATABASE_URL(
            Type.URL,
            "the H2 file ./data/inventario",
            "Where the data lives: postgres://user:password@host:port/name?sslmode=require, a jdbc:postgresql: address,"
                    + " or a jdbc:h2: address for one machine"),
    ADMIN_DATABASE_URL(
            Type.URL,
            "none: the account of DATABASE_URL, where it may create databases",
            "An account of the same PostgreSQL server that may create databases, for backups of pg_dump to be proved in one of their own:"
                    + " postgres://admin:password@host/postgres; it creates and drops them, and sees no data"),
    DATABASE_POOL_SIZE(
            Type.NUMBER,
            "8",
            1,
            200,
            "Connections of one instance; instances x pool size must fit into the server's max_connections"),
    DATABASE_CONN_MAX_AGE(
            Type.NUMBER, "600", 0, 86_400, "Longest life of a connection in seconds; less than 30 counts as 30"),
    PORT(Type.NUMBER, "8080", 0, 65_535, "Port on which the web application listens; 0 takes a free one"),
    ALLOWED_HOSTS(
            Type.HOSTS,
            "any name",
            "Host names that the application answers to, separated by commas: shop.example.com, .example.com for it and all"
                    + " below it, * for any; a request for another one is refused (400), except below /actuator"),
    CSRF_TRUSTED_ORIGINS(
            Type.ORIGINS,
            "none: only its own pages",
            "Origins besides its own whose pages may send what changes something, separated by commas: https://shop.example.com,"
                    + " https://*.example.com; needed where a proxy does not pass on the name and protocol it was asked by"),
    SECRET_KEY(
            Type.SECRET,
            "made and kept in secret.key beside an H2 file; required on PostgreSQL",
            "At least 32 characters; signs sessions' links, audit rows and backups, the same in every instance"),
    SECRET_KEY_FALLBACKS(
            Type.SECRETS,
            "none",
            "Older values of SECRET_KEY, separated by commas: what they signed is still good, nothing new is signed with them"),
    AUDIT_HEAD_FOLDER(
            Type.FOLDER,
            "audit-head beside an H2 file, else ./data/audit-head",
            "Keeps the head of the sealed audit trail outside the database, so that a tail cut off in there shows;"
                    + " a folder whose disk lasts"),
    GOOGLE_CLIENT_ID(
            Type.TEXT,
            "none: people sign in by password only",
            "The id of an OAuth client of Google (a web application with the redirect URI https://shop.example.com/login/oauth2/code/google):"
                    + " with it people may sign in by the Google account that has the e-mail of theirs here"),
    GOOGLE_CLIENT_SECRET(Type.PASSWORD, "none; needed with GOOGLE_CLIENT_ID", "The secret of that client"),
    EMAIL_HOST(Type.TEXT, "none: mail waits in the outbox", "The mail server that messages are sent through (SMTP)"),
    EMAIL_PORT(Type.NUMBER, "25", 1, 65_535, "Its port: usually 587 with EMAIL_USE_TLS, 465 with EMAIL_USE_SSL"),
    EMAIL_HOST_USER(Type.TEXT, "none", "The user at the mail server, where it wants one"),
    EMAIL_HOST_PASSWORD(Type.PASSWORD, "none", "The user's password there"),
    EMAIL_USE_TLS(
            Type.SWITCH,
            "false",
            "Turns the connection to the mail server into an encrypted one (STARTTLS), or does not send"),
    EMAIL_USE_SSL(
            Type.SWITCH,
            "false",
            "Encrypts the connection to the mail server from its beginning; not together with EMAIL_USE_TLS"),
    DEFAULT_FROM_EMAIL(
            Type.ADDRESS,
            "EMAIL_HOST_USER where that is an address",
            "The sender of all messages: shop@example.com, or Shop <shop@example.com>"),
    BACKUP_DIR(
            Type.FOLDER,
            "backups beside an H2 file, else ./data/backups",
            "Where backups are written and looked for; a folder whose disk lasts, better on another machine"),
    BACKUP_URL(
            Type.BUCKET,
            "none: backups stay in BACKUP_DIR",
            "A bucket of an S3-compatible server that every backup is copied to and fetched from where the disk does not last:"
                    + " s3://KEY:SECRET@host/bucket/prefix?region=eu-west-1, percent-encoded; tls=false for a server without TLS"),
    METRICS_TOKEN(
            Type.SECRET,
            "none: there is no /actuator/prometheus",
            "At least 32 characters; who sends it as a bearer token may read the figures for Prometheus"),
    INVENTARIO_PASSWORD(
            Type.SECRET, "asked for at the terminal", "The password that createsuperuser and changepassword set"),
    DEBUG(
            Type.SWITCH,
            "false",
            "Development only: logs every SQL statement with its bound parameters and its time, and warns of one that a request"
                    + " or transaction repeats (N+1)");

    private static final int SECRET_LENGTH = 32;

    /** How a value is written. */
    public enum Type {
        URL,
        NUMBER,
        HOSTS,
        ORIGINS,
        SECRET,
        SECRETS,
        FOLDER,
        BUCKET,
        SWITCH,
        TEXT,
        PASSWORD,
        ADDRESS
    }

    private final Type type;
    private final String byDefault;
    private final int least;
    private final int most;
    private final String effect;

    Variable(Type type, String byDefault, String effect) {
        this(type, byDefault, 0, 0, effect);
    }

    Variable(Type type, String byDefault, int least, int most, String effect) {
        this.type = type;
        this.byDefault = byDefault;
        this.least = least;
        this.most = most;
        this.effect = effect;
    }

    /** What was set, or null; a variable set to nothing counts as unset, as Compose files and PaaS forms leave it. */
    public @Nullable String text(Environment environment) {
        String value = raw(environment);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** As it was set: Spring would take what stands in a password for a placeholder, and show the password when there is none. */
    private @Nullable String raw(Environment environment) {
        return environment instanceof ConfigurableEnvironment sources
                ? sources.getPropertySources().stream()
                        .map(source -> source.getProperty(name()))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .findFirst()
                        .orElse(null)
                : environment.getProperty(name());
    }

    /** @throws ConfigurationException when it is not a whole number within the bounds */
    public int number(Environment environment) {
        String value = text(environment);
        String digits = value == null ? byDefault : value;
        boolean number = digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int parsed = number ? Integer.parseInt(digits) : -1;
        if (parsed < least || parsed > most) {
            throw new ConfigurationException(name(), "must be a whole number from " + least + " to " + most);
        }
        return parsed;
    }

    /** @throws ConfigurationException when it is neither on nor off */
    public boolean on(Environment environment) {
        String value = text(environment);
        return switch (value == null ? byDefault : value.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw new ConfigurationException(name(), "must be true or false");
        };
    }

    /** @throws ConfigurationException when it is too short to protect anything */
    public @Nullable String secret(Environment environment) {
        String value = text(environment);
        requireLength(value);
        return value;
    }

    /** @throws ConfigurationException when one of them is too short to protect anything */
    public List<String> secrets(Environment environment) {
        String value = text(environment);
        List<String> secrets = value == null
                ? List.of()
                : Arrays.stream(value.split(",")).map(String::strip).toList();
        if (!secrets.stream().allMatch(Variable::isLongEnough)) {
            throw new ConfigurationException(
                    name(), "holds one of fewer than " + SECRET_LENGTH + " characters, which was never a SECRET_KEY");
        }
        return secrets;
    }

    private static boolean isLongEnough(String secret) {
        return secret.length() >= SECRET_LENGTH;
    }

    private void requireLength(@Nullable String secret) {
        if (secret != null && !isLongEnough(secret)) {
            throw new ConfigurationException(
                    name(), "must have at least " + SECRET_LENGTH + " characters: openssl rand -hex 32 makes one");
        }
    }

    /** @throws ConfigurationException when it is no e-mail address, with or without a name before it */
    public @Nullable String address(Environment environment) {
        String value = text(environment);
        if (value != null && !isAddress(value)) {
            throw new ConfigurationException(name(), "must be an e-mail address");
        }
        return value;
    }

    static boolean isAddress(String value) {
        return value.matches("[^@\\s<>]+@[^@\\s<>]+|[^@<>\\r\\n]* <[^@\\s<>]+@[^@\\s<>]+>");
    }

    /** @throws ConfigurationException when it is no address of a bucket */
    public @Nullable String bucket(Environment environment) {
        String value = text(environment);
        if (value != null) {
            BucketUrl.of(value);
        }
        return value;
    }

    /** @throws ConfigurationException when one of them is no host name */
    public AllowedHosts hosts(Environment environment) {
        return AllowedHosts.of(text(environment));
    }

    /** @throws ConfigurationException when one of them is no origin */
    public TrustedOrigins origins(Environment environment) {
        return TrustedOrigins.of(text(environment));
    }

    /** @throws ConfigurationException when it is no address of a PostgreSQL server */
    public @Nullable DatabaseUrl postgres(Environment environment) {
        String value = text(environment);
        if (value == null) {
            return null;
        }
        try {
            DatabaseUrl url = DatabaseUrl.of(value);
            if (url.isPostgres()) {
                return url;
            }
        } catch (ConfigurationException e) {
            throw new ConfigurationException(name(), e.problem());
        }
        throw new ConfigurationException(name(), "must be the address of a PostgreSQL server");
    }

    /** @throws ConfigurationException when it is no path of this system, or leads through something that is no folder */
    public @Nullable Path folder(Environment environment) {
        String value = text(environment);
        try {
            Path folder = value == null ? null : Path.of(value);
            if (folder != null && !mayBeFolder(folder.toAbsolutePath())) {
                throw new ConfigurationException(name(), "must be a folder");
            }
            return folder;
        } catch (InvalidPathException e) {
            throw new ConfigurationException(name(), "must be a folder");
        }
    }

    /** Whether it is one, or could be made. */
    private static boolean mayBeFolder(Path path) {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there);
    }

    /** The row of src/docs/configuration.md. */
    public String documentation() {
        String form = type == Type.NUMBER
                ? "number, " + least + " to " + most
                : type.name().toLowerCase(java.util.Locale.ROOT);
        return "| `" + name() + "` | " + form + " | " + byDefault + " | " + effect + " |";
    }
}
