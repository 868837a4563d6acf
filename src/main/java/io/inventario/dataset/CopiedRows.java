package io.inventario.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows of a query as PostgreSQL's COPY writes them: most values go on byte by byte, without ever being an object. */
final class CopiedRows extends DumpRows {
    private static final byte[] NONE = {};
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;
    private static final int DIGITS_OF_A_GROUP = 3;

    private final CopyOut copy;
    private final int[] starts;
    private byte[] row = NONE;

    CopiedRows(Connection snapshot, String sql, int columns) throws SQLException {
        try (var statement = snapshot.createStatement()) {
            statement.execute("set local time zone 'UTC'");
            statement.execute("set local datestyle = 'ISO'");
        }
        copy = snapshot.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + sql + ") to stdout (encoding 'UTF8')");
        starts = new int[columns + 1];
    }

    @Override
    boolean next() throws SQLException {
        byte @Nullable [] next = copy.readFromCopy();
        if (next == null) {
            return false;
        }
        row = next;
        int column = 1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] == '\t' || next[i] == '\n') {
                starts[column++] = i + 1;
            }
        }
        if (column != starts.length) {
            throw new IllegalStateException(
                    "A row of " + (column - 1) + " values where " + (starts.length - 1) + " were asked for");
        }
        return true;
    }

    private int end(int at) {
        return starts[at + 1] - 1;
    }

    @Override
    boolean isNull(int at) {
        return end(at) - starts[at] == 2 && row[starts[at]] == '\\' && row[starts[at] + 1] == 'N';
    }

    @Override
    void value(int at, Column column, JsonWriter json) throws IOException {
        int from = starts[at];
        int to = end(at);
        switch (column.type()) {
            case TEXT, LONG_TEXT -> text(from, to, json);
            case UUID, DECIMAL -> quoted(from, to, json);
            case SMALLINT, INTEGER, BIGINT -> json.raw(row, from, to);
            case BOOLEAN -> json.raw(row[from] == 't' ? "true" : "false");
            case DATE -> date(from, to, json);
            case TIMESTAMP -> timestamp(from, to, json);
            case BYTES -> bytes(from, to, json);
            case OTHER -> throw new IllegalStateException(column.name());
        }
    }

    private void quoted(int from, int to, JsonWriter json) throws IOException {
        json.raw("\"");
        json.raw(row, from, to);
        json.raw("\"");
    }

    private void text(int from, int to, JsonWriter json) throws IOException {
        json.raw("\"");
        for (int i = from; i < to; i++) {
            byte octet = row[i];
            if (octet == '\\') {
                octet = unescaped(row[++i]);
            }
            json.octet(octet);
        }
        json.raw("\"");
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }

    /** ISO 8601 puts a sign before a year of more than four digits. */
    private void date(int from, int to, JsonWriter json) throws IOException {
        json.raw(to - from > DATE_LENGTH ? "\"+" : "\"");
        json.raw(row, from, to);
        json.raw("\"");
    }

    /** {@code 2026-11-30 12:00:00.12+00} is {@code 2026-11-30T12:00:00.120Z}: fractions have as many digits as Java gives them. */
    private void timestamp(int from, int to, JsonWriter json) throws IOException {
        int zone = to - DIGITS_OF_A_GROUP;
        int seconds = from + SECONDS_LENGTH;
        boolean usual = zone >= seconds && row[zone] == '+' && row[from + DATE_LENGTH] == ' ';
        if (!usual) {
            throw new IllegalStateException(
                    "No way to dump the moment " + new String(row, from, to - from, StandardCharsets.UTF_8));
        }
        json.raw("\"");
        json.raw(row, from, from + DATE_LENGTH);
        json.raw("T");
        json.raw(row, from + DATE_LENGTH + 1, zone);
        for (int digits = zone - seconds - 1; digits > 0 && digits % DIGITS_OF_A_GROUP != 0; digits++) {
            json.raw("0");
        }
        json.raw("Z\"");
    }

    /** COPY writes {@code \\x} and two digits for each byte. */
    private void bytes(int from, int to, JsonWriter json) throws IOException {
        String digits =
                new String(row, from + DIGITS_OF_A_GROUP, to - from - DIGITS_OF_A_GROUP, StandardCharsets.US_ASCII);
        byte[] encoded = Base64.getEncoder().encode(HexFormat.of().parseHex(digits));
        json.raw("\"");
        json.raw(encoded, 0, encoded.length);
        json.raw("\"");
    }

    /** The rest is read away: to cancel it may come too late, and would then meet the next statement. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            row = NONE;
        }
    }
}
