package io.inventario;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Counts what one thread sends to the database: a batch is one round trip however many rows it holds. */
@Component
@Profile("!bench")
public class RoundTrips implements BeanPostProcessor, QueryExecutionListener {
    private static final ThreadLocal<List<String>> sent = new ThreadLocal<>();

    /** The first statement of every round trip that {@code work} causes in this thread, commit not included. */
    public static List<String> of(Supplier<?> work) {
        List<String> statements = new CopyOnWriteArrayList<>();
        sent.set(statements);
        try {
            work.get();
        } finally {
            sent.remove();
        }
        return statements;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        List<String> statements = sent.get();
        if (statements != null) {
            statements.add(queries.getFirst().getQuery());
        }
    }
}
