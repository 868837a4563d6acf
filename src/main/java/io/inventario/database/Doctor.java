package io.inventario.database;

import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.core.env.Environment;

/** Looks an installation over, from its variables to its disk, and says of each thing how it is; it changes nothing. */
public class Doctor {
    private static final Logger log = LoggerFactory.getLogger(Doctor.class);
    private static final long MEGABYTE = 1 << 20;
    private static final long LITTLE = 1024;
    private static final long HARDLY_ANY = 100;
    private static final int NAMED = 5;

    private final DatabaseUrl url;
    private final Environment environment;
    private final Supplier<Migrations> migrations;
    private final Clock clock;
    private final Set<Path> folders;
    private final Supplier<List<Finding>> others;

    /**
     * @param migrations asked only when the database can be reached
     * @param folders whose disks need room
     * @param others what other modules find
     */
    Doctor(
            DatabaseUrl url,
            Environment environment,
            Supplier<Migrations> migrations,
            Clock clock,
            Set<Path> folders,
            Supplier<List<Finding>> others) {
        this.url = url;
        this.environment = environment;
        this.migrations = migrations;
        this.clock = clock;
        this.folders = new LinkedHashSet<>(folders);
        this.others = others;
    }

    /** Everything, the good findings too, so that one sees what was looked at. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        settings(findings);
        folders.forEach(folder -> findings.add(disk(folder)));
        long start = System.nanoTime();
        try (Connection connection = url.connect()) {
            findings.add(Finding.good(
                    "connection",
                    url.place(),
                    Duration.ofNanos(System.nanoTime() - start).toMillis()));
            if (url.isPostgres()) {
                findings.addAll(new ServerExamination(connection, environment, clock).findings());
                findings.add(
                        new DumpPrograms(url, Variable.ADMIN_DATABASE_URL.postgres(environment)).examine(connection));
            }
            findings.addAll(examine(migrations.get().all()));
            findings.add(mail(connection));
        } catch (SQLException | BeansException | IllegalStateException e) {
            log.debug("The database could not be examined", e);
            findings.add(failure(e));
        }
        findings.addAll(others.get());
        return findings;
    }

    private void settings(List<Finding> findings) {
        findings.add(debug());
        if (!url.isPostgres()) {
            findings.add(Finding.warning("h2", url.place()));
        }
        addresses(findings);
        if (Variable.SECRET_KEY.text(environment) == null) {
            findings.add(Finding.warning("secret.file"));
        }
    }

    /** Somebody who develops uses the file; on a server the values of people would go to the log. */
    private Finding debug() {
        if (!Variable.DEBUG.on(environment)) {
            return Finding.good("debug.off");
        }
        return url.isPostgres() ? Finding.bad("debug.server") : Finding.warning("debug.on");
    }

    private void addresses(List<Finding> findings) {
        AllowedHosts hosts = Variable.ALLOWED_HOSTS.hosts(environment);
        if (!hosts.isAny()) {
            findings.add(Finding.good("hosts", hosts.text()));
        } else if (url.isPostgres()) {
            findings.add(Finding.warning("hosts.any"));
        }
        if (Variable.CSRF_TRUSTED_ORIGINS.origins(environment).hasPlain()) {
            findings.add(Finding.warning("origins.plain"));
        }
    }

    /** What is wrong with the migrations, the worst last; or that nothing is. */
    static List<Finding> examine(List<Migration> all) {
        Map<MigrationFinding.Kind, List<String>> wrong = new EnumMap<>(MigrationFinding.Kind.class);
        for (MigrationFinding finding : MigrationFinding.of(all)) {
            wrong.computeIfAbsent(finding.kind(), none -> new ArrayList<>()).add(finding.module() + " " + finding.id());
        }
        if (wrong.isEmpty()) {
            return List.of(Finding.good("migrations", all.size()));
        }
        return wrong.entrySet().stream()
                .map(each -> new Finding(
                        each.getKey().isTrouble() ? Finding.Level.BAD : Finding.Level.WARNING,
                        "migrations." + each.getKey().name().toLowerCase(Locale.ROOT),
                        List.of(each.getValue().size(), listed(each.getValue()))))
                .toList();
    }

    private Finding mail(Connection connection) throws SQLException {
        if (Variable.EMAIL_HOST.text(environment) == null) {
            return Finding.warning("email.none");
        }
        try (ResultSet table = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            boolean there = false;
            while (table.next()) {
                there |= table.getString("TABLE_NAME").equalsIgnoreCase("mail_message");
            }
            if (!there) {
                return Finding.good("email");
            }
        }
        try (var statement = connection.createStatement();
                ResultSet failing = statement.executeQuery("SELECT count(*) FROM " + DatabaseUrl.SCHEMA
                        + ".mail_message WHERE state = 'FAILED' OR state = 'WAITING' AND attempts > 0")) {
            return failing.next() && failing.getLong(1) > 0
                    ? Finding.warning("email.failing", failing.getLong(1))
                    : Finding.good("email");
        }
    }

    private static String listed(List<String> names) {
        return names.size() <= NAMED ? String.join(", ", names) : String.join(", ", names.subList(0, NAMED)) + " …";
    }

    /** What is not known to be the database's fault is a fault of ours, and not for the doctor to swallow. */
    private static Finding failure(Exception e) {
        return DatabaseFailure.in(e)
                .map(failure ->
                        Finding.bad("connection." + failure.kind().name().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalStateException(e));
    }

    private static Finding disk(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            long free = store.getUsableSpace() / MEGABYTE;
            if (free < HARDLY_ANY) {
                return Finding.bad("disk.full", folder, free);
            }
            return free < LITTLE ? Finding.warning("disk.little", folder, free) : Finding.good("disk", folder, free);
        } catch (IOException e) {
            return Finding.bad("disk.unreadable", folder);
        }
    }
}
