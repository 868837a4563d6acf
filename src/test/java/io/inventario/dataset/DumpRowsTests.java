package io.inventario.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL copies reads as what its driver reads, value for value. */
@Tag("once")
class DumpRowsTests {
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DatabaseUrl.of(TestPostgres.freshUrl()).connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT      | E'Ají "rojo" \\\\ \\n\\r\\t\\b\\f\\x0B\\x01\\x7F 🌶 \\\\N'
            TEXT      | ''
            TEXT      | '\\N'
            TEXT      | concat('a', chr(8232), 'b')
            UUID      | uuid '01900000-0a0b-7c00-8f00-00000000004b'
            DECIMAL   | -12.5::numeric(19, 4)
            DECIMAL   | 0::numeric(19, 4)
            DECIMAL   | 123456789012345.6789::numeric(19, 4)
            BIGINT    | '-9223372036854775808'::bigint
            BOOLEAN   | true
            BOOLEAN   | false
            DATE      | date '2026-02-28'
            DATE      | date '0001-01-01'
            DATE      | date '20266-01-01'
            TIMESTAMP | timestamptz '2026-11-30 12:00:00+00'
            TIMESTAMP | timestamptz '2026-11-30 12:00:00.1+05'
            TIMESTAMP | timestamptz '2026-11-30 12:00:00.12-05'
            TIMESTAMP | timestamptz '2026-11-30 12:00:00.123+00'
            TIMESTAMP | timestamptz '2026-11-30 12:00:00.1234+00'
            TIMESTAMP | timestamptz '2026-11-30 12:00:00.000001+00'
            TIMESTAMP | timestamptz '0001-01-01 00:00:00+00'
            BYTES     | '\\x00ff5c0a'::bytea
            BYTES     | ''::bytea
            TEXT      | null
            BYTES     | null
            """)
    void everyKindOfValueIsWrittenAlike(ColumnType type, String value) throws SQLException, IOException {
        Column column = new Column("x", type, 19, 4, true);
        String sql = "select 1, " + value + ", 'after'";

        String copied = written(new CopiedRows(connection, sql, 3), column);

        assertThat(copied).isEqualTo(written(new QueriedRows(connection, sql), column));
        assertThat(copied).startsWith("{\"before\":1,\"x\":").endsWith(",\"after\":\"after\"}");
    }

    @Test
    void aCopyThatIsLeftInTheMiddleLeavesTheConnectionUsable() throws SQLException {
        try (DumpRows rows = new CopiedRows(connection, "select x from generate_series(1, 100000) x", 1)) {
            assertThat(rows.next()).isTrue();
        }
        connection.rollback();
        assertThat(connection.isValid(5)).isTrue();
    }

    private static String written(DumpRows rows, Column column) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(out, 0);
        try (rows) {
            while (rows.next()) {
                json.startRecord("m");
                json.field("before");
                rows.write(0, plain("before", ColumnType.INTEGER), json);
                json.field("x");
                rows.write(1, Field.plain(column), json);
                json.field("after");
                rows.write(2, plain("after", ColumnType.TEXT), json);
                json.endRecord();
            }
        }
        json.end();
        String text = out.toString(StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\"fields\":") + 9, text.lastIndexOf("}"));
    }

    private static Field plain(String name, ColumnType type) {
        return Field.plain(new Column(name, type, 0, 0, true));
    }
}
