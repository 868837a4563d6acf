package io.inventario.campaigns;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Holds one thread at a named point of a posting, seen from outside at the connection, and says so: whoever listens kills this
 * process there, or the database under it.
 */
final class KillPoints implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {
    private static final String BEFORE_COMMIT = "before-commit";
    private static final String AFTER_COMMIT = "after-commit";
    private static final Map<String, String> STATEMENTS = Map.of(
            "lock", "from stock_value",
            "header", "insert into document ",
            "movements", "insert into stock_movement",
            "audit", "insert into audit_row");
    /** All of them, in the order in which a posting passes them. */
    static final List<String> ALL = List.of("header", "lock", "movements", "audit", BEFORE_COMMIT, AFTER_COMMIT);

    private final Consumer<String> reached;
    private final ThreadLocal<Boolean> posting = ThreadLocal.withInitial(() -> false);
    private final CountDownLatch nobody = new CountDownLatch(0);
    private @Nullable String point;
    private int visitsLeft;
    private CountDownLatch held = nobody;

    /** @param reached told the point when somebody is held there */
    KillPoints(Consumer<String> reached) {
        this.reached = reached;
    }

    /** The thread that comes to the point as the {@code visits}-th from now on is held there. */
    synchronized void arm(String where, int visits) {
        point = where;
        visitsLeft = visits;
    }

    /** Lets go whom it holds, and holds nobody. */
    synchronized void disarm() {
        point = null;
        held.countDown();
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
        STATEMENTS.forEach((where, text) -> {
            if (sql.contains(text)) {
                visit(where);
            }
        });
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        if (call.getMethod().getName().equals("commit") && posting.get()) {
            visit(BEFORE_COMMIT);
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {
        if (call.getMethod().getName().equals("commit") && posting.get()) {
            posting.set(false);
            visit(AFTER_COMMIT);
        }
    }

    private void visit(String where) {
        CountDownLatch until = arrive(where);
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CountDownLatch arrive(String where) {
        if (!where.equals(point) || --visitsLeft > 0) {
            return nobody;
        }
        point = null;
        held = new CountDownLatch(1);
        reached.accept(where);
        return held;
    }
}
