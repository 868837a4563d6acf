package io.inventario.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Warns once when a request, or outside of one a transaction, sends the same statement often: what N+1 questions look like. */
final class RepeatedStatements implements QueryExecutionListener {
    static final int OFTEN = 10;
    private static final Logger log = LoggerFactory.getLogger(DebugLog.LOGGER);

    private final ThreadLocal<@Nullable Unit> units = new ThreadLocal<>();

    /** What one thread has sent within one request or loan of a connection. */
    private record Unit(Object within, Map<String, Integer> times) {}

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Unit unit = unit(request == null ? execution.getConnectionId() : request);
        queries.stream()
                .map(QueryInfo::getQuery)
                .distinct()
                .filter(query -> unit.times.merge(query, 1, Integer::sum) == OFTEN)
                .forEach(query -> log.warn(
                        "{} times in one {}: could one statement do it? {}",
                        OFTEN,
                        request == null ? "transaction" : "request",
                        query));
    }

    private Unit unit(Object within) {
        @Nullable Unit last = units.get();
        if (last == null || !last.within.equals(within)) {
            last = new Unit(within, new HashMap<>());
            units.set(last);
        }
        return last;
    }
}
