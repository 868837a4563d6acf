package io.inventario.database;

import io.inventario.database.Health.Source;
import io.inventario.database.Health.Statement;
import io.inventario.database.Health.Statements;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * What this instance asked through its pool since its start, by the shape of the statement: how often and how long, without values. It is
 * what stands in where the database counts nothing itself. It holds so many texts; of more it forgets what took the least time in all.
 */
@Component
class StatementLog {
    static final int MOST_TEXTS = 1_000;

    private final Instant since;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    StatementLog(Clock clock) {
        since = clock.instant();
    }

    /** The executions of one text; many threads add to it at once. */
    private record Counter(String shape, LongAdder calls, LongAdder nanos, LongAccumulator longest) {
        static Counter of(String sql) {
            return new Counter(
                    StatementShape.of(sql), new LongAdder(), new LongAdder(), new LongAccumulator(Math::max, 0));
        }

        Statement statement() {
            return Statement.ofNanos(shape, calls.sum(), nanos.sum(), longest.get());
        }
    }

    /** @param sql as it was prepared: the same text again must be cheap */
    void executed(String sql, long nanos) {
        Counter counter = counters.get(sql);
        if (counter == null) {
            counter = added(sql);
        }
        counter.calls.increment();
        counter.nanos.add(nanos);
        counter.longest.accumulate(nanos);
    }

    /** A text that holds its values itself: there may be any number of those, so its shape is what counts. */
    void executedAsWritten(String sql, long nanos) {
        executed(StatementShape.of(sql), nanos);
    }

    private synchronized Counter added(String sql) {
        if (counters.size() >= MOST_TEXTS) {
            counters.entrySet().stream()
                    .min(Comparator.comparingLong(
                            entry -> entry.getValue().nanos.sum()))
                    .ifPresent(least -> counters.remove(least.getKey()));
        }
        return counters.computeIfAbsent(sql, Counter::of);
    }

    /** What takes the longest each time, and what is asked most often. */
    Statements read(int most) {
        Collection<Statement> all = shapes();
        return new Statements(
                Source.OWN,
                since,
                best(all, Comparator.comparingLong(Statement::meanMicros), most),
                best(all, Comparator.comparingLong(Statement::calls), most));
    }

    /** What took the most time in all. */
    List<Statement> heaviest(int most) {
        return best(shapes(), Comparator.comparingLong(Statement::totalMicros), most);
    }

    private Collection<Statement> shapes() {
        Map<String, Statement> shapes = new HashMap<>();
        for (Counter counter : counters.values()) {
            Statement statement = counter.statement();
            if (statement.calls() > 0) {
                shapes.merge(counter.shape, statement, Statement::with);
            }
        }
        return shapes.values();
    }

    private static List<Statement> best(Collection<Statement> all, Comparator<Statement> measure, int most) {
        return all.stream()
                .sorted(measure.reversed().thenComparing(Statement::text))
                .limit(most)
                .toList();
    }
}
