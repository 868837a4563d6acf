package io.inventario.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Tells {@link StatementLog} of every statement that goes through the pool, whoever asks: Hibernate, JDBC or the scheduler. Only
 * connections and statements stand behind a proxy, not the rows they return; parameters pass through it unseen.
 */
@Component
class StatementWatch implements BeanPostProcessor {
    private final ObjectProvider<StatementLog> log;

    StatementWatch(ObjectProvider<StatementLog> log) {
        this.log = log;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source, log) : bean;
    }

    private static final class Watched extends DelegatingDataSource {
        private final ObjectProvider<StatementLog> log;

        Watched(DataSource source, ObjectProvider<StatementLog> log) {
            super(source);
            this.log = log;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(super.getConnection());
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return watched(super.getConnection(username, password));
        }

        private Connection watched(Connection connection) {
            return proxy(Connection.class, new Statements(connection, log.getObject()));
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StatementWatch.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A connection whose statements are watched. */
    private record Statements(Connection connection, StatementLog log) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement && arguments != null) {
                Class<? extends PreparedStatement> type = method.getName().equals("prepareCall")
                        ? java.sql.CallableStatement.class
                        : PreparedStatement.class;
                return proxy(type, new Executions(statement, (String) arguments[0], log));
            }
            return result instanceof Statement statement
                    ? proxy(Statement.class, new Executions(statement, null, log))
                    : result;
        }
    }

    /** @param prepared null for a statement that is given its text when it is executed */
    private record Executions(Statement statement, @Nullable String prepared, StatementLog log)
            implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            long start = System.nanoTime();
            try {
                return call(statement, method, arguments);
            } finally {
                tell(arguments, System.nanoTime() - start);
            }
        }

        /** Failed ones count too: a statement that runs into its time limit is the slowest of all. */
        private void tell(@Nullable Object @Nullable [] arguments, long nanos) {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                log.executedAsWritten(sql, nanos);
            } else if (prepared != null) {
                log.executed(prepared, nanos);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
