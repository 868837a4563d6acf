package io.inventario.database;

import java.util.List;
import java.util.Locale;

/** What another module has to say to administrators on every page about the database, while it is so. */
@FunctionalInterface
public interface DatabaseNotice {
    /** Empty when all is well. */
    List<String> texts(Locale language);
}
