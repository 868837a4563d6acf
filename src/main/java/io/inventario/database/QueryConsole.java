package io.inventario.database;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers one SELECT at a time for administrators, who hold all of this data in their backups anyway; hence no permission of its own.
 *
 * <p>Three walls: {@link QueryText} refuses what is no plain question, {@link HiddenColumns} leaves secrets out, and
 * {@link ReadOnlyConnection} lets the database itself refuse what would write. Every question leaves an audit row, the refused too.
 */
@Service
public class QueryConsole {
    /** Rows of an answer; what comes after them is cut. */
    public static final int MOST_ROWS = 1_000;

    public static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_CHARACTERS = 8_000_000;
    private static final int AT_ONCE = 2;
    private static final int LABEL = 200;

    private final DatabaseUrl url;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ReadOnlyConnection connections;
    private final Semaphore places = new Semaphore(AT_ONCE);

    QueryConsole(DatabaseUrl url, AuditTrail audit, PlatformTransactionManager transactions) {
        this.url = url;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.connections = new ReadOnlyConnection(url, PATIENCE);
    }

    /** @throws BusinessException in words for what is refused here, or by the database */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public QueryResult ask(@Nullable String typed) {
        String statement = typed == null ? "" : typed.strip();
        if (!places.tryAcquire()) {
            throw new BusinessException("database.query.busy");
        }
        try {
            QueryResult result = answer(statement);
            record(statement, result, null);
            return result;
        } catch (BusinessException refusal) {
            record(statement, null, refusal);
            throw refusal;
        } finally {
            places.release();
        }
    }

    private QueryResult answer(String statement) {
        String schema = url.isPostgres() ? DatabaseUrl.SCHEMA : DatabaseUrl.SCHEMA.toUpperCase(Locale.ROOT);
        return behindTheFirstWall(
                connection -> HiddenColumns.without(QueryText.of(statement, schemas(connection)), connection, schema));
    }

    /** @param first what makes of the question, on the connection it will be asked on, the SQL that is asked */
    QueryResult behindTheFirstWall(FirstWall first) {
        try (Connection connection = connections.open()) {
            try {
                return run(connection, first.sql(connection));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw refusal(e);
        } catch (StackOverflowError endless) { // what H2 makes of a query that is named after what it reads from
            throw new BusinessException("database.query.endless");
        }
    }

    /** Refuses the question, or says what is asked. */
    @FunctionalInterface
    interface FirstWall {
        String sql(Connection connection) throws SQLException;
    }

    private static Set<String> schemas(Connection connection) throws SQLException {
        Set<String> schemas = new TreeSet<>();
        try (ResultSet rows = connection.getMetaData().getSchemas()) {
            while (rows.next()) {
                schemas.add(rows.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT));
            }
        }
        return schemas;
    }

    private static QueryResult run(Connection connection, String sql) throws SQLException {
        long start = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setMaxRows(MOST_ROWS + 1);
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            try (ResultSet rows = statement.executeQuery(sql)) {
                ResultSetMetaData data = rows.getMetaData();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= data.getColumnCount(); i++) {
                    columns.add(data.getColumnLabel(i).toLowerCase(Locale.ROOT));
                }
                List<List<@Nullable String>> cells = new ArrayList<>();
                boolean more = read(rows, data, cells);
                return new QueryResult(columns, cells, more, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    /** @return whether there is more than may be read */
    private static boolean read(ResultSet rows, ResultSetMetaData data, List<List<@Nullable String>> cells)
            throws SQLException {
        long characters = 0;
        while (rows.next()) {
            if (cells.size() == MOST_ROWS || characters > MOST_CHARACTERS) {
                return true;
            }
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                String cell = cell(rows, data.getColumnType(i), i);
                characters += cell == null ? 0 : cell.length();
                row.add(cell);
            }
            cells.add(row);
        }
        return false;
    }

    private static @Nullable String cell(ResultSet rows, int type, int column) throws SQLException {
        if (type == Types.BINARY || type == Types.VARBINARY || type == Types.BLOB) {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? null : HexFormat.of().formatHex(bytes);
        }
        return rows.getString(column);
    }

    private static BusinessException refusal(SQLException e) {
        int code = e.getErrorCode();
        String state = String.valueOf(e.getSQLState());
        if (state.equals("57014") || code == ErrorCode.STATEMENT_WAS_CANCELED) {
            return new BusinessException("database.query.timeout", PATIENCE.toSeconds());
        }
        if (state.equals("25006") || state.equals("42501") || code == ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1) {
            return new BusinessException("database.query.readOnly");
        }
        return DatabaseFailure.in(e)
                .map(failure -> new BusinessException("database.query.failed", failure.message()))
                .orElseGet(() -> new BusinessException("database.query.failed", words(e)));
    }

    /** The first line: H2 repeats the whole statement after it, PostgreSQL where in it the trouble is. */
    private static String words(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        int end = message.indexOf("; SQL statement:");
        return end < 0 ? message : message.substring(0, end);
    }

    private void record(String statement, @Nullable QueryResult result, @Nullable BusinessException refusal) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("statement", statement.length() > 4_000 ? statement.substring(0, 4_000) + " …" : statement);
        if (result != null) {
            facts.put("rows", result.rows().size());
        }
        if (refusal != null) {
            facts.put("refusal", refusal.getMessage());
        }
        String label = statement.lines().findFirst().orElse("—");
        transaction.executeWithoutResult(status -> audit.record(
                refusal == null ? "queried" : "query_refused",
                "Database",
                Ids.named("query console"),
                label.substring(0, Math.min(LABEL, label.length())),
                null,
                facts));
    }
}
