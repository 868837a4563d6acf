package io.inventario.bench;

import io.inventario.shared.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The yardstick: the statements that a sale needs, by hand and in the same tables, without Hibernate, Spring or a rule that the
 * database does not hold by itself. Written for PostgreSQL, for one quantity per line, one tax rate, and cash.
 */
final class PlainSale {
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final UUID NO_LOT = new UUID(0, 0);

    private final DataSource source;
    private final UUID register;
    private final UUID location;
    private final UUID cash;
    private final LocalDate day;

    PlainSale(DataSource source, UUID register, UUID location, UUID cash, LocalDate day) {
        this.source = source;
        this.register = register;
        this.location = location;
        this.cash = cash;
        this.day = day;
    }

    private record Goods(
            UUID id, String code, String name, String unit, BigDecimal price, UUID taxRate, BigDecimal percent) {}

    private record Value(BigDecimal quantity, BigDecimal amount, BigDecimal average, long sequence) {}

    private record Level(BigDecimal quantity, long sequence) {}

    private record Line(
            UUID id, Goods goods, BigDecimal net, BigDecimal tax, BigDecimal cost, Value value, Level level) {
        BigDecimal gross() {
            return net.add(tax);
        }
    }

    /** Sells one unit of each product. */
    void post(List<UUID> products) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection, products);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void write(Connection connection, List<UUID> products) throws SQLException {
        UUID document = Ids.next();
        Timestamp now = Timestamp.from(Instant.now());
        Object[] ids = {connection.createArrayOf("uuid", products.toArray())};
        one(connection, "select id, closed_at from period where starts = ? for share", day.withDayOfMonth(1));
        update(connection, """
                insert into document (id, kind, business_date, posted_at, posted_by, posted_by_name, command_id, content_hash)
                values (?, 'SALE', ?, ?, null, 'plain', ?, ?) on conflict do nothing""", document, day, now, Ids.next(), Ids.fingerprint(products.toString()));
        List<Goods> goods = goods(connection, ids);
        Map<UUID, Value> values = values(connection, ids);
        Map<UUID, Level> levels = levels(connection, ids);
        one(connection, "select id, kind, active from payment_method where id = ?", cash);
        List<Line> lines = new ArrayList<>();
        for (Goods each : goods) {
            lines.add(line(each, values.get(each.id()), levels.get(each.id())));
        }
        BigDecimal net = sum(lines.stream().map(Line::net).toList());
        BigDecimal tax = sum(lines.stream().map(Line::tax).toList());
        BigDecimal total = net.add(tax);
        update(connection, """
                insert into sale (id, register_id, location_id, currency, net, tax, rounding, total, discount)
                values (?, ?, ?, 'COP', ?, ?, 0, ?, 0)""", document, register, location, net, tax, total);
        insertLines(connection, document, lines);
        insertMovements(connection, document, now, lines);
        UUID payment = Ids.next();
        update(connection, """
                insert into payment (id, document_id, direction, method_id, tendered, change_given, amount)
                values (?, ?, 'IN', ?, ?, 0, ?)""", payment, document, cash, total, total);
        update(
                connection,
                "insert into payment_allocation (id, payment_id, document_id, amount) values (?, ?, ?, ?)",
                Ids.next(),
                payment,
                document,
                total);
        UUID session = one(
                connection,
                "select id, closed_at from cash_session where implicit_key = ? for share",
                register + " " + day);
        update(
                connection,
                "insert into cash_entry (id, session_id, payment_id, kind, amount) values (?, ?, ?, 'SALE', ?)",
                Ids.next(),
                session,
                payment,
                total);
        moveStock(connection, lines);
        number(connection, document, now, total);
    }

    private static Line line(Goods goods, Value value, Level level) {
        BigDecimal net = goods.price().setScale(2, RoundingMode.HALF_UP);
        BigDecimal tax = net.multiply(goods.percent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        BigDecimal cost = value.amount().divide(value.quantity(), 2, RoundingMode.HALF_UP);
        BigDecimal left = value.quantity().subtract(BigDecimal.ONE);
        BigDecimal amount = value.amount().subtract(cost);
        BigDecimal average = left.signum() == 0 ? value.average() : amount.divide(left, 6, RoundingMode.HALF_UP);
        return new Line(
                Ids.next(),
                goods,
                net,
                tax,
                cost,
                new Value(left, amount, average, value.sequence() + 1),
                new Level(level.quantity().subtract(BigDecimal.ONE), level.sequence() + 1));
    }

    private static List<Goods> goods(Connection connection, Object[] ids) throws SQLException {
        List<Goods> goods = new ArrayList<>();
        query(
                connection,
                """
                select p.id, p.code, p.name, p.unit, p.sale_price, p.tax_rate_id, s.percent, p.active, p.service, p.fractional
                from product p join tax_rate t on t.id = p.tax_rate_id join tax_rate_step s on s.tax_rate_id = t.id
                where p.id = any(?) order by p.id""",
                ids,
                row -> goods.add(new Goods(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBigDecimal(5),
                        row.getObject(6, UUID.class),
                        row.getBigDecimal(7))));
        return goods;
    }

    private static Map<UUID, Value> values(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Value> values = new TreeMap<>();
        query(
                connection,
                """
                select product_id, quantity, amount, average_cost, last_sequence from stock_value
                where product_id = any(?) order by product_id for no key update""",
                ids,
                row -> values.put(
                        row.getObject(1, UUID.class),
                        new Value(row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4), row.getLong(5))));
        return values;
    }

    private static Map<UUID, Level> levels(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Level> levels = new TreeMap<>();
        query(
                connection,
                """
                select product_id, quantity, last_sequence from stock_level
                where product_id = any(?) order by product_id, location_id, lot_id for no key update""",
                ids,
                row -> levels.put(row.getObject(1, UUID.class), new Level(row.getBigDecimal(2), row.getLong(3))));
        return levels;
    }

    private static void insertLines(Connection connection, UUID document, List<Line> lines) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> taxes = new ArrayList<>();
        for (Line line : lines) {
            Goods goods = line.goods();
            rows.add(new Object[] {
                line.id(),
                document,
                rows.size() + 1,
                goods.id(),
                goods.code(),
                goods.name(),
                goods.unit(),
                goods.price(),
                goods.price(),
                line.net(),
                line.tax(),
                line.gross(),
                line.cost()
            });
            taxes.add(new Object[] {Ids.next(), line.id(), goods.taxRate(), goods.percent(), line.net(), line.tax()});
        }
        batch(connection, """
                insert into sale_line (id, sale_id, rank, product_id, product_code, product_name, unit, quantity, list_price,
                    unit_price, price_includes_tax, discount_percent, discount, net, tax, gross, cost)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, false, 0, 0, ?, ?, ?, ?)""", rows);
        batch(
                connection,
                "insert into sale_line_tax (id, line_id, tax_rate_id, percent, base, tax) values (?, ?, ?, ?, ?, ?)",
                taxes);
    }

    private void insertMovements(Connection connection, UUID document, Timestamp now, List<Line> lines)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Line line : lines) {
            Value value = line.value();
            rows.add(new Object[] {
                Ids.next(),
                document,
                line.id(),
                line.goods().id(),
                location,
                NO_LOT,
                day,
                now,
                line.level().sequence(),
                line.level().quantity(),
                value.sequence(),
                line.cost().negate(),
                line.cost(),
                value.quantity(),
                value.amount()
            });
        }
        batch(connection, """
                insert into stock_movement (id, document_id, source_line_id, kind, product_id, location_id, lot_id, business_date,
                    posted_at, sequence, quantity, balance_after, value_sequence, cost, unit_cost, product_quantity_after,
                    product_value_after)
                values (?, ?, ?, 'SALE', ?, ?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private void moveStock(Connection connection, List<Line> lines) throws SQLException {
        List<Object[]> values = new ArrayList<>();
        List<Object[]> levels = new ArrayList<>();
        for (Line line : lines) {
            Value value = line.value();
            values.add(new Object[] {
                value.quantity(),
                value.amount(),
                value.average(),
                value.sequence(),
                line.goods().id()
            });
            levels.add(new Object[] {
                line.level().quantity(), line.level().sequence(), line.goods().id(), location
            });
        }
        batch(
                connection,
                "update stock_value set quantity = ?, amount = ?, average_cost = ?, last_sequence = ? where product_id = ?",
                values);
        batch(
                connection,
                "update stock_level set quantity = ?, last_sequence = ? where product_id = ? and location_id = ?",
                levels);
    }

    private void number(Connection connection, UUID document, Timestamp now, BigDecimal total) throws SQLException {
        UUID series = one(connection, """
                select id, prefix, width from number_series where kind = 'SALE' and active
                and (register_id is null or register_id = ?) order by register_id nulls last, code limit 1""", register);
        long[] next = new long[1];
        query(
                connection,
                "select next_number from number_counter where series_id = ? for no key update",
                new Object[] {series},
                row -> next[0] = row.getLong(1));
        update(connection, "update number_counter set next_number = ? where series_id = ?", next[0] + 1, series);
        String label = String.format("V-%06d", next[0]);
        update(
                connection,
                "insert into document_number (document_id, series_id, number, label) values (?, ?, ?, ?)",
                document,
                series,
                next[0],
                label);
        String after = "{\"total\":\"" + total + "\"}";
        update(connection, """
                insert into audit_row (id, at, actor_name, action, subject_type, subject_id, subject_label, after, mac)
                values (?, ?, 'plain', 'posted', 'SALE', ?, ?, ?, ?)""", Ids.next(), now, document, label, after, mac(document + label + after));
    }

    private static byte[] mac(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, Object[] parameters, RowReader reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static UUID one(Connection connection, String sql, Object... parameters) throws SQLException {
        UUID[] found = new UUID[1];
        query(connection, sql, parameters, row -> found[0] = row.getObject(1, UUID.class));
        if (found[0] == null) {
            throw new IllegalStateException("No row: " + sql);
        }
        return found[0];
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            statement.executeUpdate();
        }
    }

    private static void batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void fill(PreparedStatement statement, Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
