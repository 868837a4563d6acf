package io.inventario.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The connections that this process keeps for its work. */
@Component
public class PooledConnections {
    private final DataSource source;

    PooledConnections(DataSource source) {
        this.source = source;
    }

    /** After something has ended them, also where it failed in the end: the pool would lend them once more before it finds out. */
    public void forget() {
        try {
            if (source.isWrapperFor(HikariDataSource.class)) {
                source.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The pool keeps connections that have been ended", e);
        }
    }
}
