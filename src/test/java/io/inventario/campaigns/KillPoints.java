package io.inventario.campaigns;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stops one thread at a named point of a posting, seen from outside at the connection, and says so on standard output: whoever
 * started this process kills it there.
 */
final class KillPoints implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {
    static final String AT = "AT THE POINT ";
    private static final String BEFORE_COMMIT = "before-commit";
    private static final String AFTER_COMMIT = "after-commit";
    private static final Map<String, String> STATEMENTS = Map.of(
            "lock", "from stock_value",
            "header", "insert into document ",
            "movements", "insert into stock_movement",
            "audit", "insert into audit_row");
    /** All of them, in the order in which a posting passes them. */
    static final List<String> ALL = List.of("header", "lock", "movements", "audit", BEFORE_COMMIT, AFTER_COMMIT);

    private final String point;
    private final AtomicInteger visitsLeft;
    private final ThreadLocal<Boolean> posting = ThreadLocal.withInitial(() -> false);
    private volatile boolean armed;

    KillPoints(String point, int visits) {
        this.point = point;
        this.visitsLeft = new AtomicInteger(visits);
    }

    /** From now on visits count. */
    void arm() {
        armed = true;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source)
                        .listener(this)
                        .methodListener(this)
                        .build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        String sql = queries.getFirst().getQuery().strip();
        if (sql.startsWith("insert into audit_row")) {
            posting.set(true);
        }
        String wanted = STATEMENTS.get(point);
        if (wanted != null && sql.contains(wanted)) {
            visit();
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        if (call.getMethod().getName().equals("commit") && posting.get() && point.equals(BEFORE_COMMIT)) {
            visit();
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {
        if (call.getMethod().getName().equals("commit") && posting.get()) {
            posting.set(false);
            if (point.equals(AFTER_COMMIT)) {
                visit();
            }
        }
    }

    private void visit() {
        if (armed && visitsLeft.decrementAndGet() == 0) {
            System.out.println(AT + point);
            System.out.flush();
            while (true) {
                LockSupport.park();
            }
        }
    }
}
