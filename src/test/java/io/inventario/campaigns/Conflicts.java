package io.inventario.campaigns;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets the database report conflicts in the postings of the threads that ask for it: one attempt in twenty, at any statement. */
@Component
@Profile("!bench")
class Conflicts implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {
    private static final int ONE_IN = 20;
    private static final int STATEMENTS = 26;
    private static final ThreadLocal<@Nullable Luck> luck = new ThreadLocal<>();
    private static final AtomicInteger thrown = new AtomicInteger();

    /** How many statements are left until the conflict; less than zero means none. */
    private static final class Luck {
        private final Random random;
        private int left = -1;

        Luck(Random random) {
            this.random = random;
        }
    }

    static <T> T during(Random random, Supplier<T> work) {
        luck.set(new Luck(random));
        try {
            return work.get();
        } finally {
            luck.remove();
        }
    }

    /** How many conflicts there were since the last time. */
    static int count() {
        return thrown.getAndSet(0);
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
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        Luck mine = luck.get();
        if (mine == null) {
            return;
        }
        if (queries.getFirst().getQuery().contains("from period")) {
            mine.left = mine.random.nextInt(ONE_IN) == 0 ? mine.random.nextInt(STATEMENTS) : -1;
        }
        if (mine.left >= 0 && mine.left-- == 0) {
            conflict();
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    /** What no statement met, the commit meets. */
    @Override
    public void beforeMethod(MethodExecutionContext call) {
        Luck mine = luck.get();
        if (mine != null && mine.left >= 0 && call.getMethod().getName().equals("commit")) {
            mine.left = -1;
            conflict();
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {}

    private static void conflict() {
        thrown.incrementAndGet();
        Conflicts.<RuntimeException>fail(new SQLException("injected", "40001"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void fail(SQLException failure) throws E {
        throw (E) failure;
    }
}
