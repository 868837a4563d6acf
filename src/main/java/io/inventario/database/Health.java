package io.inventario.database;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the database and this instance of the program are doing at one moment.
 *
 * @param sessions of people, open in this instance
 * @param bytes size of the whole database; null where it does not say
 * @param reads how tables are read, those that are read through most first; empty where the database does not count
 * @param unused indexes that nothing has read and that keep no rule, as TABLE.INDEX
 * @param jobsOpen as the other figures of jobs and mail null where somebody went back in migrations to before there were any
 * @param running what the server is answering at this moment, the longest first; empty on H2
 */
public record Health(
        Pool pool,
        @Nullable Server server,
        int sessions,
        @Nullable Long bytes,
        List<TableSummary> biggest,
        List<TableReads> reads,
        List<String> unused,
        Statements statements,
        List<Running> running,
        long migrations,
        long pending,
        @Nullable Long jobsOpen,
        @Nullable Long jobsFailed,
        @Nullable Long mailWaiting,
        @Nullable Long mailFailed) {
    /** The same with statements that another process counted. */
    public Health with(Statements counted) {
        return new Health(
                pool,
                server,
                sessions,
                bytes,
                biggest,
                reads,
                unused,
                counted,
                running,
                migrations,
                pending,
                jobsOpen,
                jobsFailed,
                mailWaiting,
                mailFailed);
    }

    /** The connections of this instance; {@code waiting} are those who wait for one. */
    public record Pool(int size, int used, int idle, int waiting) {}

    /** The connections of the whole server. */
    public record Server(int used, int most, int reserved) {
        /** The rule: instances x pool size fit into what the server leaves to ordinary accounts. */
        public int instances(int poolSize) {
            return (most - reserved) / poolSize;
        }
    }

    /**
     * How a table is read since the server's counters began.
     *
     * @param byIndex times that an index found the rows
     * @param through times that the whole table was read
     * @param rowsThrough rows that were read in those
     */
    public record TableReads(String table, long byIndex, long through, long rowsThrough) {
        private static final int HUNDRED = 100;

        /** How many of a hundred reads an index answers; 100 where nothing was read. */
        public long percentByIndex() {
            return byIndex + through == 0 ? HUNDRED : byIndex * HUNDRED / (byIndex + through);
        }
    }

    /** Who counts the statements. */
    public enum Source {
        /** the server: pg_stat_statements, since its counters began, of all instances */
        SERVER,
        /** this instance itself, what it asked since its start */
        OWN
    }

    /**
     * The statements that matter most.
     *
     * @param since when counting began; null where the server does not say
     * @param slowest those that take the longest each time
     * @param frequent those that are asked most often
     */
    public record Statements(
            Source source, @Nullable Instant since, List<Statement> slowest, List<Statement> frequent) {}

    /** A statement without its values, and its executions in microseconds. */
    public record Statement(String text, long calls, long totalMicros, long meanMicros, long maxMicros) {
        private static final int NANOS = 1_000;

        static Statement of(String text, long calls, long totalMicros, long maxMicros) {
            return new Statement(text, calls, totalMicros, calls == 0 ? 0 : totalMicros / calls, maxMicros);
        }

        static Statement ofNanos(String text, long calls, long total, long longest) {
            return of(text, calls, total / NANOS, longest / NANOS);
        }

        /** The same statement counted elsewhere too. */
        Statement with(Statement other) {
            return of(text, calls + other.calls, totalMicros + other.totalMicros, Math.max(maxMicros, other.maxMicros));
        }
    }

    /** A statement that runs, for so many milliseconds by now. */
    public record Running(String text, long millis) {}
}
