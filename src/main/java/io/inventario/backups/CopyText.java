package io.inventario.backups;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's text form of a row, as COPY reads and writes it, for the database that has no COPY.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Text Format</a>
 */
final class CopyText {
    private static final String NULL = "\\N";

    private CopyText() {}

    /** A row as a line, with its line feed. */
    static String line(ResultSet row, int columns) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            if (i > 1) {
                line.append('\t');
            }
            String value = value(row, i);
            if (value == null) {
                line.append(NULL);
            } else {
                escape(value, line);
            }
        }
        return line.append('\n').toString();
    }

    private static @Nullable String value(ResultSet row, int i) throws SQLException {
        if (row.getObject(i) == null) {
            return null;
        }
        return switch (row.getMetaData().getColumnType(i)) {
            case Types.BOOLEAN -> row.getBoolean(i) ? "t" : "f";
            case Types.BINARY, Types.VARBINARY -> "\\x" + HexFormat.of().formatHex(row.getBytes(i));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                row.getObject(i, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toString();
            case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(i).toPlainString();
            default -> row.getString(i);
        };
    }

    private static void escape(String value, StringBuilder line) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\b' -> line.append("\\b");
                case '\f' -> line.append("\\f");
                case '\u000b' -> line.append("\\v");
                default -> line.append(c);
            }
        }
    }

    /** The values of a line without its line feed; null where there is none. */
    static List<@Nullable String> values(String line) {
        List<@Nullable String> values = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            values.add(cell.equals(NULL) ? null : unescape(cell));
        }
        return values;
    }

    private static String unescape(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder value = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\' || i + 1 == cell.length()) {
                value.append(c);
                continue;
            }
            char next = cell.charAt(++i);
            value.append(
                    switch (next) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'v' -> '\u000b';
                        default -> next;
                    });
        }
        return value.toString();
    }

    /** @param type of {@link Types} */
    static void set(PreparedStatement statement, int i, @Nullable String value, int type) throws SQLException {
        if (value == null) {
            statement.setNull(i, type);
            return;
        }
        switch (type) {
            case Types.BOOLEAN -> statement.setBoolean(i, value.equals("t"));
            case Types.BINARY, Types.VARBINARY ->
                statement.setBytes(i, HexFormat.of().parseHex(value.substring(2)));
            case Types.TIMESTAMP_WITH_TIMEZONE -> statement.setObject(i, time(value));
            case Types.DATE -> statement.setObject(i, LocalDate.parse(value));
            default -> statement.setString(i, value); // the databases read their other types from texts
        }
    }

    /** PostgreSQL writes a blank for the T and +00 for the zone. */
    private static OffsetDateTime time(String value) {
        String iso = value.replace(' ', 'T');
        return OffsetDateTime.parse(iso.matches(".*[+-]\\d\\d") ? iso + ":00" : iso);
    }
}
