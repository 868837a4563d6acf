package io.inventario.dataset;

import io.inventario.shared.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/** Takes the staged records of one model after the other over into the tables, and names the record where one can't be. */
final class TakeOver {
    private static final int WORTH_ANALYZING = 1_000;
    private static final Pattern CONSTRAINT =
            Pattern.compile("\"(?:[a-z0-9_]+\\.)?([a-z][a-z0-9_]*?)(?:_index_[0-9a-z]+)?(?![a-z0-9_])");

    private final Connection connection;
    private final Staging staging;
    private final LoadFiles files;
    private final boolean postgres;

    TakeOver(Connection connection, Staging staging, LoadFiles files, boolean postgres) {
        this.connection = connection;
        this.staging = staging;
        this.files = files;
        this.postgres = postgres;
    }

    /** Everything that the model refers to has been taken over before. */
    LoadOutcome.OfModel take(Shape shape) throws SQLException {
        LoadSql sql = new LoadSql(shape);
        Model model = shape.model();
        check(shape, sql);
        boolean empty = !isAny("select 1 from " + model.table());
        long removed = removeParts(shape, sql);
        long changed = 0;
        if (!empty && model.refused() != null) {
            refuseContradictions(shape, sql, model.refused());
        }
        if (!empty && model.refused() == null && !model.isPart() && shape.hasSpareId()) {
            changed += run(shape, sql.rename());
        }
        long created = insert(shape, sql);
        if (!empty && !model.isPosted() && !sql.compared().isEmpty()) {
            changed += run(shape, sql.update());
        }
        if (postgres && created > WORTH_ANALYZING) {
            execute("analyze " + model.table());
        }
        long unchanged = Math.max(0, staging.count(shape) - created - changed);
        return new LoadOutcome.OfModel(model.fullName(), created, changed, unchanged, removed);
    }

    private void check(Shape shape, LoadSql sql) throws SQLException {
        String model = shape.model().fullName();
        if (isAny(sql.severalOfAKey())) {
            each(
                    sql.duplicates(),
                    row -> files.problemAt(
                            row.getLong(1), model, "", "dataset.record.duplicate", files.place(row.getLong(2))));
        }
        for (Field field : shape.fields()) {
            Model target = field.target();
            if (target != null && !target.equals(shape.model())) {
                missing(sql, shape, field, target);
            }
        }
        files.refuseIfAny();
    }

    private void missing(LoadSql sql, Shape shape, Field field, Model target) throws SQLException {
        each(
                sql.missing(field, target),
                row -> files.problemAt(
                        row.getLong(1),
                        shape.model().fullName(),
                        field.name(),
                        "dataset.record.missing",
                        target.fullName(),
                        row.getString(2)));
    }

    private void refuseContradictions(Shape shape, LoadSql sql, String refused) throws SQLException {
        List<Field> compared = sql.compared();
        each(sql.contradictions(refused), row -> {
            int at = 0;
            while (row.getInt(at + 2) == 0) {
                at++;
            }
            files.problemAt(
                    row.getLong(1), shape.model().fullName(), compared.get(at).name(), "dataset.record.posted");
        });
        files.refuseIfAny();
    }

    private long removeParts(Shape shape, LoadSql sql) throws SQLException {
        String removal = sql.removal();
        boolean parents = staging.staged().stream()
                .anyMatch(other -> shape.model().isPart()
                        && other.model()
                                .equals(shape.field(String.valueOf(shape.model().parent()))
                                        .target()));
        return removal == null || !parents ? 0 : execute(removal);
    }

    /** Rows that refer to rows of the same table come after those. */
    private long insert(Shape shape, LoadSql sql) throws SQLException {
        long created = run(shape, sql.insert());
        if (shape.toItself().isEmpty()) {
            return created;
        }
        long more = created;
        while (more > 0) {
            more = run(shape, sql.insert());
            created += more;
        }
        for (Field field : shape.toItself()) {
            missing(sql, shape, field, shape.model());
        }
        files.refuseIfAny();
        each(
                sql.stuck(),
                row -> files.problemAt(row.getLong(1), shape.model().fullName(), "", "dataset.record.circle"));
        files.refuseIfAny();
        return created;
    }

    /** Runs a statement over all records; when the database refuses it, finds the first record that it refuses. */
    private long run(Shape shape, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            long rows = execute(sql, 1, files.records());
            connection.releaseSavepoint(before);
            return rows;
        } catch (SQLException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
            connection.rollback(before);
            refuse(shape, sql, e);
            throw e;
        }
    }

    private void refuse(Shape shape, String sql, SQLException refusal) throws SQLException {
        long from = 1;
        long to = files.records();
        SQLException last = refusal;
        while (from < to) {
            long middle = from + (to - from) / 2;
            Savepoint before = connection.setSavepoint();
            try {
                execute(sql, from, middle);
                from = middle + 1;
            } catch (SQLException e) {
                if (!isOfTheData(e)) {
                    throw e;
                }
                connection.rollback(before);
                last = e;
                to = middle;
            }
        }
        String name = constraint(last);
        String key = "constraint." + name;
        String model = shape.model().fullName();
        if (Messages.has(Locale.ENGLISH, key)) {
            files.problemAt(from, model, "", key);
        } else {
            files.problemAt(from, model, "", "dataset.record.constraint", name);
        }
        files.refuseIfAny();
    }

    private static boolean isOfTheData(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private static String constraint(SQLException e) {
        if (e instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && postgres.getServerErrorMessage().getConstraint() != null) {
            return postgres.getServerErrorMessage().getConstraint();
        }
        String message = String.valueOf(e.getMessage());
        Matcher named = CONSTRAINT.matcher(message.toLowerCase(Locale.ROOT));
        return named.find() ? named.group(1) : message.lines().findFirst().orElse("");
    }

    private boolean isAny(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(1);
            try (var row = statement.executeQuery(sql)) {
                return row.next();
            }
        }
    }

    private long execute(String sql, long from, long to) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            return statement.executeLargeUpdate();
        }
    }

    private long execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    /** A row of a question about what is wrong. */
    private interface Row {
        void at(java.sql.ResultSet row) throws SQLException;
    }

    /** Looks at the first of the rows; without LIMIT, which tempts PostgreSQL into plans that are quick only where there are many. */
    private void each(String sql, Row each) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(RefusedLoad.MOST);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    each.at(rows);
                }
            }
        }
    }
}
