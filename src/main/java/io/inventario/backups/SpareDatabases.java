package io.inventario.backups;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.DumpPrograms;
import io.inventario.database.PostgresClient;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Progress;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Restores files of pg_dump into databases of their own, where this installation may make one. */
@Component
class SpareDatabases {
    private final DatabaseUrl url;
    private final DumpPrograms programs;
    private final Datasets datasets;
    private final String program;

    SpareDatabases(
            DatabaseUrl url, DumpPrograms programs, Datasets datasets, @Value("${inventario.version}") String program) {
        this.url = url;
        this.programs = programs;
        this.datasets = datasets;
        this.program = program;
    }

    /**
     * A database with what the backup holds, its tables, rows and change sets compared with the manifest.
     *
     * @throws BusinessException when none can be made here, or the backup is not what its manifest says
     */
    SpareDatabase filled(Backup backup, Manifest manifest, Progress progress) throws SQLException, IOException {
        SpareDatabase spare = SpareDatabase.beside(url, maker(), program);
        progress.onCancel(spare::stop);
        boolean filled = false;
        try {
            spare.fill(backup.file(), manifest, datasets.without().keySet(), progress);
            filled = true;
            return spare;
        } finally {
            if (!filled) {
                spare.close();
            }
        }
    }

    private DatabaseUrl maker() throws SQLException {
        if (!url.isPostgres()) {
            throw new BusinessException("backups.pgdump.h2");
        }
        if (PostgresClient.version("pg_restore").isEmpty()) {
            throw new BusinessException("backups.pgdump.missing");
        }
        try (Connection live = url.connect()) {
            DumpPrograms.Room room = programs.room(live);
            if (room.url() == null) {
                throw FormChoice.refusal(Objects.requireNonNull(room.obstacle()));
            }
            return room.url();
        }
    }
}
