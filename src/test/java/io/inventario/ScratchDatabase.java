package io.inventario;

import com.zaxxer.hikari.HikariDataSource;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Migrations;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A migrated database of its own for a test that does what must never happen in the one that all tests share. */
public final class ScratchDatabase implements AutoCloseable {
    private static final String OURS =
            " lower(table_schema) = 'inventario' and lower(table_name) not like 'databasechangelog%'";
    private static final int BATCH = 500;

    public final HikariDataSource source;
    public final JdbcTemplate jdbc;
    public final DataSourceTransactionManager transactions;

    public ScratchDatabase() {
        DatabaseUrl url = DatabaseUrl.of(DatabaseTests.freshUrl());
        Migrations migrations = new Migrations(url, true, "0.1.0");
        migrations.setResourceLoader(new DefaultResourceLoader());
        try {
            migrations.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
        source = new HikariDataSource();
        source.setJdbcUrl(url.jdbcUrl());
        source.setUsername(url.user());
        source.setPassword(url.password());
        source.setMinimumIdle(1);
        jdbc = new JdbcTemplate(source);
        transactions = new DataSourceTransactionManager(source);
    }

    /** Takes away the triggers and foreign keys that would refuse damage: what somebody with the database's password could do. */
    public void dropDefences() {
        if (DatabaseTests.onPostgres()) {
            tables(jdbc).forEach(table -> jdbc.execute("alter table " + table + " disable trigger user"));
        } else {
            jdbc.queryForList(
                            "select distinct trigger_name from information_schema.triggers where trigger_schema = 'INVENTARIO'",
                            String.class)
                    .forEach(trigger -> jdbc.execute("drop trigger " + trigger));
        }
        jdbc.query(
                "select table_name, constraint_name from information_schema.table_constraints where constraint_type = 'FOREIGN KEY'"
                        + " and lower(table_schema) = 'inventario'",
                row -> {
                    jdbc.execute("alter table " + row.getString(1) + " drop constraint " + row.getString(2));
                });
    }

    /** Takes over every row of another database as it is at one moment; defences must have been dropped. */
    public void copy(DataSource from) throws SQLException {
        try (Connection connection = from.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String table : tables(jdbc)) {
                jdbc.update("delete from " + table);
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from " + table)) {
                    copy(table, rows);
                }
            }
            connection.rollback();
        }
    }

    private void copy(String table, ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        String sql = "insert into " + table + " values (" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        try (Connection into = source.getConnection();
                var insert = into.prepareStatement(sql)) {
            int waiting = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    Object value = rows.getObject(i);
                    insert.setObject(i, value instanceof Clob ? rows.getString(i) : value);
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select table_name from information_schema.tables where table_type = 'BASE TABLE' and" + OURS
                        + " order by table_name",
                String.class);
    }

    @Override
    public void close() {
        source.close();
    }
}
