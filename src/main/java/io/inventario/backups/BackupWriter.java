package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.DumpPrograms;
import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Progress;
import io.inventario.dataset.Snapshot;
import io.inventario.shared.BusinessException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes one moment of all data into a folder, in the form that can be proved here, with what its manifest says of it. */
@Component
class BackupWriter {
    private final DataSource source;
    private final DatabaseUrl url;
    private final DumpPrograms programs;
    private final Migrations migrations;
    private final Datasets datasets;
    private final ControlTotals totals;
    private final Clock clock;
    private final String program;

    BackupWriter(
            DataSource source,
            DatabaseUrl url,
            DumpPrograms programs,
            Migrations migrations,
            Datasets datasets,
            ControlTotals totals,
            Clock clock,
            @Value("${inventario.version}") String program) {
        this.source = source;
        this.url = url;
        this.programs = programs;
        this.migrations = migrations;
        this.datasets = datasets;
        this.totals = totals;
        this.clock = clock;
        this.program = program;
    }

    /** PostgreSQL's own form where its programs can take it and it could be proved: a backup counts only after that (rule D1). */
    FormChoice choice() {
        if (!url.isPostgres()) {
            return new FormChoice(BackupForm.ARCHIVE, null);
        }
        try {
            return FormChoice.of(programs.examine());
        } catch (SQLException e) {
            throw new IllegalStateException("The server cannot be asked what it allows", e);
        }
    }

    /**
     * Writes a backup.
     *
     * @param wanted the form that somebody insists on
     * @throws BusinessException when that form cannot be taken or proved here, or pg_dump fails
     */
    Backup write(BackupFolder folder, @Nullable BackupForm wanted, Progress progress) {
        BackupForm form = wanted == BackupForm.ARCHIVE ? wanted : form(choice(), wanted);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (Snapshot snapshot = Snapshot.of(source)) {
            List<String> applied = applied(snapshot.connection());
            return folder.add(at, form, file -> {
                Map<String, Long> rows = form == BackupForm.PG_DUMP
                        ? dump(snapshot.connection(), file, progress)
                        : archive(snapshot.connection(), file, progress);
                return new Manifest(
                        Manifest.PRODUCT,
                        Manifest.FORMAT,
                        form,
                        at,
                        program,
                        url.engine().name(),
                        applied,
                        rows,
                        totals.of(snapshot.connection()).texts(),
                        0,
                        "",
                        "");
            });
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read at one moment", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be written", e);
        }
    }

    /** The change sets of the snapshot's own schema, in the order of the change log: another version may migrate meanwhile. */
    private List<String> applied(Connection snapshot) throws SQLException {
        Set<String> ran = new LinkedHashSet<>();
        try (var statement = snapshot.createStatement();
                ResultSet rows = statement.executeQuery("select id from databasechangelog order by orderexecuted")) {
            while (rows.next()) {
                ran.add(rows.getString(1));
            }
        }
        Set<String> ordered =
                migrations.all().stream().map(Migration::id).collect(Collectors.toCollection(LinkedHashSet::new));
        ordered.retainAll(ran);
        ordered.addAll(ran);
        return List.copyOf(ordered);
    }

    private static BackupForm form(FormChoice choice, @Nullable BackupForm wanted) {
        if (wanted == null || wanted == choice.form()) {
            return choice.form();
        }
        BusinessException hindrance = choice.hindrance();
        throw hindrance == null ? new BusinessException("backups.pgdump.h2") : hindrance;
    }

    private Map<String, Long> archive(Connection snapshot, Path file, Progress progress)
            throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return new ArchiveWriter(snapshot, url.isPostgres()).write(out, without(), progress);
        }
    }

    /** pg_dump sees what the snapshot's own transaction sees, which is counted for the manifest. */
    private Map<String, Long> dump(Connection snapshot, Path file, Progress progress) throws SQLException, IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : Tables.of(snapshot, without())) {
            rows.put(table, Tables.count(snapshot, table));
        }
        PostgresPrograms.dump(url, exported(snapshot), without(), rows.size(), file, progress);
        return rows;
    }

    private static String exported(Connection snapshot) throws SQLException {
        try (var statement = snapshot.createStatement();
                ResultSet name = statement.executeQuery("select pg_export_snapshot()")) {
            name.next();
            return name.getString(1);
        }
    }

    private Set<String> without() {
        return datasets.without().keySet();
    }
}
