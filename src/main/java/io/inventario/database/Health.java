package io.inventario.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the database and this instance of the program are doing at one moment.
 *
 * @param sessions of people, open in this instance
 * @param bytes size of the whole database; null where it does not say
 * @param source where the statements come from
 * @param statements the slowest in all first
 * @param unused indexes that nothing has read and that keep no rule, as TABLE.INDEX
 */
public record Health(
        Pool pool,
        @Nullable Server server,
        int sessions,
        @Nullable Long bytes,
        List<TableSummary> biggest,
        List<String> unused,
        Source source,
        List<Statement> statements,
        long migrations,
        long pending,
        long jobsOpen,
        long jobsFailed,
        long mailWaiting,
        long mailFailed) {
    /** The connections of this instance; {@code waiting} are those who wait for one. */
    public record Pool(int size, int used, int idle, int waiting) {}

    /** The connections of the whole server. */
    public record Server(int used, int most, int reserved) {
        /** The rule: instances x pool size fit into what the server leaves to ordinary accounts. */
        public int instances(int poolSize) {
            return (most - reserved) / poolSize;
        }
    }

    /** Who measured the statements. */
    public enum Source {
        /** pg_stat_statements, since its counters began */
        COUNTED,
        /** those that run at this moment */
        RUNNING,
        /** H2 measures none */
        NONE
    }

    /** A statement without its values; times in milliseconds. */
    public record Statement(String text, long calls, long totalMillis, long meanMicros) {}
}
