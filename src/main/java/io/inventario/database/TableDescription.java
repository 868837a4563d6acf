package io.inventario.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the database knows about a table; names are in small letters on both databases. */
public record TableDescription(
        String name,
        List<Column> columns,
        List<Index> indexes,
        List<Reference> references,
        List<Reference> referencedBy,
        List<Check> checks,
        List<String> triggers) {
    /**
     * @param type as SQL writes it
     * @param byDefault the expression of its default, or null
     */
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String byDefault,
            boolean inKey) {}

    /**
     * @param columns separated by commas
     * @param bytes on disk; null where the database does not say
     * @param used how often it was read from since the server's counters began; null where the database does not count
     */
    public record Index(
            String name,
            String columns,
            boolean unique,
            @Nullable Long bytes,
            @Nullable Long used) {
        /** Whether it only costs: nothing reads it, and it keeps no rule. */
        public boolean isUnused() {
            return used != null && used == 0 && !unique;
        }
    }

    /** A foreign key; of {@code referencedBy} the table is the one that points here. */
    public record Reference(String name, String columns, String table, String targets) {}

    public record Check(String name, String condition) {}
}
