package io.inventario.database;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.logging.SLF4JLogLevel;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** With DEBUG on: writes each statement of the pool with its values and its time to the log, and warns of those that repeat. */
final class DebugLog implements BeanPostProcessor {
    /** The property that DEBUG becomes. */
    static final String SWITCH = "inventario.debug";

    static final String LOGGER = "io.inventario.sql";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? listened(source) : bean;
    }

    static DataSource listened(DataSource source) {
        return ProxyDataSourceBuilder.create(source)
                .logQueryBySlf4j(SLF4JLogLevel.DEBUG, LOGGER)
                .listener(new RepeatedStatements())
                .build();
    }
}
