package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;

class SchemaStateTests extends DatabaseTests {
    @Autowired
    private SchemaState schema;

    @Autowired
    private ObjectProvider<Migrations> migrations;

    @Test
    void u1WhereNobodyCanSayWhetherTheAuditTrailIsThereItIsNotTakenForGone() {
        AbstractDataSource exhausted = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("Connection is not available");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        SchemaState asking = new SchemaState(exhausted, migrations, Clock.systemUTC());

        assertThatThrownBy(() -> asking.has("audit_row")).isInstanceOf(DataAccessException.class);
        assertThat(schema.has("audit_row")).isTrue();
        assertThat(schema.has("no_such_table")).isFalse();
    }
}
