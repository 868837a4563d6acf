package io.inventario.database;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs (psql, pg_dump, pg_restore) on the configured database. The account is handed over by environment, so
 * that no list of processes shows it.
 */
public final class PostgresClient {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^/]+)/([^?]*)(?:\\?(.*))?");
    private static final Pattern VERSION = Pattern.compile("\\([^)]*\\) (\\d+)");
    /** What the driver calls an option, and libpq's variable for it. */
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "connectTimeout", "PGCONNECT_TIMEOUT",
            "channelBinding", "PGCHANNELBINDING",
            "ApplicationName", "PGAPPNAME");

    private final DatabaseUrl url;

    /** @throws IllegalArgumentException when the address is not PostgreSQL's */
    public PostgresClient(DatabaseUrl url) {
        if (!url.isPostgres()) {
            throw new IllegalArgumentException(url.place() + " is no PostgreSQL");
        }
        this.url = url;
    }

    /** The variables by which libpq finds and opens the same database. */
    public Map<String, String> environment() {
        Matcher address = ADDRESS.matcher(url.jdbcUrl());
        if (!address.matches()) {
            throw new IllegalStateException("An address of PostgreSQL has another form than we gave it");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String host : address.group(1).split(",")) {
            int colon = host.lastIndexOf(':');
            hosts.add(host.substring(0, colon).replaceAll("[\\[\\]]", ""));
            ports.add(host.substring(colon + 1));
        }
        environment.put("PGHOST", String.join(",", hosts));
        environment.put("PGPORT", String.join(",", ports));
        environment.put("PGDATABASE", decoded(address.group(2)));
        if (url.user() != null) {
            environment.put("PGUSER", url.user());
        }
        if (url.password() != null) {
            environment.put("PGPASSWORD", url.password());
        }
        if (address.group(3) != null) {
            for (String option : address.group(3).split("&")) {
                int equals = option.indexOf('=');
                String variable = VARIABLES.get(option.substring(0, equals));
                if (variable != null) {
                    environment.put(variable, decoded(option.substring(equals + 1)));
                }
            }
        }
        environment.put("PGOPTIONS", "-c search_path=" + DatabaseUrl.SCHEMA);
        return environment;
    }

    /** A program with its arguments, ready to start. */
    public ProcessBuilder command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Stream.of(Variable.values())
                .map(Variable::name)
                .forEach(builder.environment()::remove); // our keys stay with us
        builder.environment().putAll(environment());
        return builder;
    }

    /** The main version of a program, such as 15; empty when it is not installed. */
    public static Optional<Integer> version(String program) {
        try {
            ProcessBuilder asking = new ProcessBuilder(program, "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD); // Debian's wrapper complains of locales there
            asking.environment().put("LC_ALL", "C");
            Process process = asking.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            return process.waitFor() == 0 && version.find()
                    ? Optional.of(Integer.valueOf(version.group(1)))
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
