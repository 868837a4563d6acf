package io.inventario.database;

/** Answers whether what a migration would destroy could be fetched again; the module that keeps backups knows. */
@FunctionalInterface
public interface LossCover {
    /** Whether everything that the database holds now could be brought back as it is. */
    boolean coversEverything();
}
