package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.backups.Restoration;
import io.inventario.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/** What a killed restore can leave: sessions on the server, schemas, files beside those that belong there. */
record RestoreTraces(DatabaseUrl url, Path folder) {
    /** Nobody else's, while no application runs. */
    private static final String SESSIONS =
            "select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()";

    private static final String SCHEMAS = "select count(*) from pg_namespace where nspname like 'inventario%'"
            + " and nspname not in ('" + DatabaseUrl.SCHEMA + "', '" + Restoration.BEFORE + "')";
    /** Beside the live H2 file lie the lock and the log that H2 itself keeps. */
    private static final String FILES = "shop(_before_restore)?\\.mv\\.db|shop\\.(migration\\.lock|(lock|trace)\\.db)"
            + "|inventario-[0-9-]+\\.zip(\\.manifest\\.json|\\.verified)?|.*\\.head(\\.before-restore)?";

    /** What the killed process asked for last, the server of PostgreSQL still brings to an end. */
    void awaitTheEndOfSessions(Duration most) throws SQLException, InterruptedException {
        if (!url.isPostgres()) {
            return;
        }
        long deadline = System.nanoTime() + most.toNanos();
        try (Connection connection = url.connect()) {
            while (Content.count(connection, SESSIONS) > 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(20);
            }
        }
    }

    void assertNone(String where) throws SQLException, IOException {
        if (url.isPostgres()) {
            try (Connection connection = url.connect()) {
                assertThat(Content.count(connection, SCHEMAS)).as(where).isZero();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .as(where)
                    .allMatch(name -> name.matches(FILES));
        }
    }
}
