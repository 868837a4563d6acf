package io.inventario.backups;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;

/** What a schema is filled from. */
interface RowSource {
    /** A table in PostgreSQL's COPY text, its first line the names of the columns. */
    InputStream table(String name) throws IOException, SQLException;

    /** The next value of each sequence. */
    Map<String, Long> sequences() throws IOException, SQLException;
}
