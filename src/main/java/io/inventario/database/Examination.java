package io.inventario.database;

import java.util.List;

/** What another module has for the doctor to say; asked even when the database does not answer. */
@FunctionalInterface
public interface Examination {
    List<Finding> findings();
}
