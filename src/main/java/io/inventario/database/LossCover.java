package io.inventario.database;

import java.sql.Connection;
import java.util.List;

/** Answers what of that which a migration would destroy could not be fetched again; the module that keeps backups knows. */
@FunctionalInterface
public interface LossCover {
    /**
     * Those of the losses that could not be brought back as the database holds them now.
     *
     * @param connection to it; there may be no other one, because whoever asks may have the database for himself
     */
    List<DataLoss> uncovered(List<DataLoss> losses, Connection connection);
}
