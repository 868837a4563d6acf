package io.inventario.database;

import java.sql.Connection;

/** Answers whether what a migration would destroy could be fetched again; the module that keeps backups knows. */
@FunctionalInterface
public interface LossCover {
    /**
     * Whether everything that the database holds now could be brought back as it is.
     *
     * @param connection to it; there may be no other one, because whoever asks may have the database for himself
     */
    boolean coversEverything(Connection connection);
}
