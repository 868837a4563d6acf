package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {
    private static final String SECRET = "hunter2";

    @Test
    void anotherFileIsOpenedWithTheSameAccountAndSettings() {
        DatabaseUrl read = DatabaseUrl.of("jdbc:h2:file:/srv/shop;USER=keeper;PASSWORD=" + SECRET + ";CACHE_SIZE=9");
        DatabaseUrl other = read.inFile(Path.of("/srv/other"));

        assertThat(other.jdbcUrl()).isEqualTo(read.jdbcUrl().replace("/srv/shop;", "/srv/other;"));
        assertThat(other.user()).isEqualTo("keeper");
        assertThat(other.password()).isEqualTo(SECRET);
        assertThat(other.file()).isEqualTo(Path.of("/srv/other"));
    }

    @Test
    void anotherDatabaseOfTheSameServerIsReachedTheSameWay() {
        DatabaseUrl other = DatabaseUrl.of("postgres://ana:hunter2@[::1]:5433/my%20shop?sslmode=require")
                .onDatabase("scratch");

        assertThat(other.jdbcUrl())
                .startsWith("jdbc:postgresql://[::1]:5433/scratch?")
                .contains("sslmode=require", "currentSchema=inventario");
        assertThat(other.user() + other.password()).isEqualTo("ana" + SECRET);
        assertThat(other.place()).endsWith("/scratch").doesNotContain(SECRET);
    }

    /** URL | JDBC address up to the options | user | password; null stands for absent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "postgres://ana:hunter2@db.example.com:5433/shop        | //db.example.com:5433/shop | ana | hunter2",
                "postgresql://ana:hunter2@db.example.com:5433/shop      | //db.example.com:5433/shop | ana | hunter2",
                "POSTGRES://ana:hunter2@db/shop                         | //db:5432/shop             | ana | hunter2",
                "postgres://ana:hunter2@db/shop                         | //db:5432/shop             | ana | hunter2",
                "postgres://ana:hunter2@db:/shop                        | //db:5432/shop             | ana | hunter2",
                "postgres://ana@db/shop                                 | //db:5432/shop             | ana | null",
                "postgres://ana:@db/shop                                | //db:5432/shop             | ana | ''",
                "postgres://db/shop                                     | //db:5432/shop             | null | null",
                "postgres://ana:a%40b%3Ac%2Fd@db/shop                   | //db:5432/shop             | ana | a@b:c/d",
                "postgres://ana:a:b@db/shop                             | //db:5432/shop             | ana | a:b",
                "postgres://ana:a@b@db/shop                             | //db:5432/shop             | ana | a@b",
                "postgres://ana:a+b@db/shop                             | //db:5432/shop             | ana | a+b",
                "postgres://ana:100%25@db/shop                          | //db:5432/shop             | ana | 100%",
                "postgres://ana:%23%3F%26%3D@db/shop                    | //db:5432/shop             | ana | #?&=",
                "postgres://ana:[x]{y}^z@db/shop                        | //db:5432/shop             | ana | [x]{y}^z",
                "postgres://ana:%C3%B1and%C3%BA@db/shop                 | //db:5432/shop             | ana | ñandú",
                "postgres://jos%C3%A9:x@db/shop                         | //db:5432/shop             | josé | x",
                "postgres://ana%40azure:x@db/shop                       | //db:5432/shop             | ana@azure | x",
                "postgres://ana:x@[::1]/shop                            | //[::1]:5432/shop          | ana | x",
                "postgres://ana:x@[2001:db8::5]:6000/shop               | //[2001:db8::5]:6000/shop  | ana | x",
                "postgres://ana:x@10.0.0.7:5432/shop                    | //10.0.0.7:5432/shop       | ana | x",
                "postgres://ana:x@my_db_1/shop                          | //my_db_1:5432/shop        | ana | x",
                "postgres://ana:x@a.example,b.example:5433/shop         | //a.example:5432,b.example:5433/shop | ana | x",
                "postgres://ana:x@db/my-shop_2                          | //db:5432/my-shop_2        | ana | x",
                "postgres://ana:x@db/my%20shop                          | //db:5432/my+shop          | ana | x",
                "postgres://db/shop?user=ana&password=hunter2           | //db:5432/shop             | ana | hunter2",
                "postgres://db/shop?user=ana&password=a%26b             | //db:5432/shop             | ana | a&b",
                "jdbc:postgresql://db:5433/shop?user=ana&password=x     | //db:5433/shop             | ana | x",
                "jdbc:postgresql://db/shop                              | //db:5432/shop             | null | null",
                "jdbc:postgresql:///shop                                | //localhost:5432/shop      | null | null",
                "jdbc:postgresql:shop                                   | //localhost:5432/shop      | null | null",
                "'  postgres://ana:x@db/shop  '                         | //db:5432/shop             | ana | x",
            })
    void readsPostgres(String url, String target, String user, String password) {
        DatabaseUrl read = DatabaseUrl.of(url);

        assertThat(read.isPostgres()).isTrue();
        assertThat(read.jdbcUrl()).startsWith("jdbc:postgresql:" + target + "?");
        assertThat(read.user()).isEqualTo(user);
        assertThat(read.password()).isEqualTo(password);
        assertThat(read.toString()).doesNotContain(SECRET);
        assertThat(read.jdbcUrl()).doesNotContain(SECRET);
    }

    /** Options after the question mark | what the driver is told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslmode=require                              | sslmode=require",
                "sslmode=verify-full&sslrootcert=/etc/ca.pem  | sslrootcert=%2Fetc%2Fca.pem",
                "sslmode=require&channel_binding=require      | channelBinding=require",
                "connect_timeout=3                            | connectTimeout=3",
                "application_name=caja%201                    | ApplicationName=caja+1",
                "target_session_attrs=read-write              | targetServerType=primary",
                "pgbouncer=true                               | pgbouncer=true",
                "reWriteBatchedInserts=false                  | reWriteBatchedInserts=false",
                "&sslmode=disable&                            | sslmode=disable",
                "sslmode=prefer                               | reWriteBatchedInserts=true",
                "sslmode=prefer                               | currentSchema=inventario",
                "sslmode=prefer                               | connectTimeout=10",
            })
    void passesOptionsOn(String options, String expected) {
        String url = DatabaseUrl.of("postgres://ana:x@db/shop?" + options).jdbcUrl();

        assertThat(url.substring(url.indexOf('?') + 1).split("&")).contains(expected);
    }

    @Test
    void withoutAValueAnH2FileIsUsed() {
        DatabaseUrl url = DatabaseUrl.of(null);

        assertThat(url.file()).isEqualTo(Path.of("data/inventario").toAbsolutePath());
        assertThat(url.jdbcUrl())
                .startsWith("jdbc:h2:file:")
                .contains(";MODE=PostgreSQL;", ";WRITE_DELAY=0;", ";AUTO_SERVER=TRUE;")
                .endsWith(";INIT=CREATE SCHEMA IF NOT EXISTS inventario\\;SET SCHEMA inventario");
        assertThat(DatabaseUrl.of("  ")).isEqualTo(url);
        assertThat(url.isPostgres()).isFalse();
    }

    /** URL | part of the JDBC address | user | password. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:file:/srv/shop                        | jdbc:h2:file:/srv/shop;  | sa  | ''",
                "jdbc:h2:/srv/shop                             | jdbc:h2:file:/srv/shop;  | sa  | ''",
                "jdbc:h2:/srv/x/../shop                        | jdbc:h2:file:/srv/shop;  | sa  | ''",
                "jdbc:h2:./shop                                | /shop;MODE=PostgreSQL    | sa  | ''",
                "jdbc:h2:~/shop                                | /shop;MODE=PostgreSQL    | sa  | ''",
                "JDBC:H2:mem:shop                              | jdbc:h2:mem:shop;        | sa  | ''",
                "jdbc:h2:mem:shop;MODE=postgresql              | ;MODE=PostgreSQL;        | sa  | ''",
                "jdbc:h2:/srv/shop;USER=ana;PASSWORD=hunter2   | ;MODE=PostgreSQL;        | ana | hunter2",
                "jdbc:h2:/srv/shop;AUTO_SERVER=FALSE           | ;AUTO_SERVER=FALSE;      | sa  | ''",
                "jdbc:h2:/srv/shop;write_delay=0               | ;WRITE_DELAY=0;          | sa  | ''",
                "jdbc:h2:/srv/shop;cache_size=65536            | ;CACHE_SIZE=65536;       | sa  | ''",
                "jdbc:h2:mem:shop;                             | ;DB_CLOSE_DELAY=-1;      | sa  | ''",
            })
    void readsH2(String url, String part, String user, String password) {
        DatabaseUrl read = DatabaseUrl.of(url);

        assertThat(read.jdbcUrl()).contains(part).doesNotContain(SECRET, "DATABASE_TO_LOWER");
        assertThat(read.user()).isEqualTo(user);
        assertThat(read.password()).isEqualTo(password);
        assertThat(read.toString()).doesNotContain(SECRET);
    }

    /** URL | what the message must say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "hunter2                                              | must begin with postgres://",
                "hunter2:hunter2                                      | must begin with postgres://",
                "https://ana:hunter2@db/shop                          | must begin with postgres://",
                "mysql://ana:hunter2@db/shop                          | names MySQL",
                "sqlite:///hunter2.db                                 | names SQLite",
                "jdbc:oracle:thin:ana/hunter2@db:1521                 | names Oracle",
                "jdbc:sqlserver://db;password=hunter2                 | names SQL Server",
                "postgres:/ana:hunter2@db/shop                        | must begin with postgres://",
                "\"postgres://ana:hunter2@db/shop\"                   | quotation marks",
                "postgres://ana:hunter2 x@db/shop                     | contains a space",
                "postgres://ana:hunter2#x@db/shop                     | '#'",
                "postgres://ana:hunter2/x@db/shop                     | '@' after a '/'",
                "postgres://ana:hunter2?x@db/shop                     | percent-encode",
                "postgres://ana:hunter2%@db/shop                      | '%' in the password",
                "postgres://ana:hunter2%zz@db/shop                    | '%' in the password",
                "postgres://ana:hunter2%00@db/shop                    | zero character",
                "postgres://hunter2%g1:x@db/shop                      | '%' in the user",
                "postgres://:hunter2@db/shop                          | no user before it",
                "postgres://ana:hunter2@/shop                         | names no host",
                "postgres:///shop                                     | names no host",
                "postgres://ana:hunter2@%2Fvar%2Frun/shop             | Unix socket",
                "postgres://ana:hunter2@db                            | names no database",
                "postgres://ana:hunter2@db/                           | names no database",
                "postgres://ana:hunter2@db/shop/hunter2               | more than one '/'",
                "postgres://ana:hunter2@db:port/shop                  | port",
                "postgres://ana:hunter2@db:0/shop                     | port",
                "postgres://ana:hunter2@db:65536/shop                 | port",
                "postgres://ana:hunter2@db:-1/shop                    | port",
                "postgres://ana:hunter2@db:99999999999/shop           | port",
                "postgres://ana:hunter2@::1/shop                      | IPv6",
                "postgres://ana:hunter2@[::1/shop                     | IPv6",
                "postgres://ana:hunter2@[hunter2]/shop                | host",
                "postgres://ana:hunter2@d!b/shop                      | host",
                "postgres://ana:hunter2@a,/shop                       | host",
                "postgres://ana:hunter2@db/shop?sslmode               | not name=value",
                "postgres://ana:hunter2@db/shop?=hunter2              | not name=value",
                "postgres://ana:hunter2@db/shop?hun-ter2=x            | not name=value",
                "postgres://ana:hunter2@db/shop?sslmode=hunter2       | unknown sslmode",
                "postgres://ana:hunter2@db/shop?sslmode=%             | '%'",
                "postgres://ana:hunter2@db/shop?currentSchema=hunter2 | sets the schema",
                "postgres://ana:hunter2@db/shop?search_path=hunter2   | sets the schema",
                "postgres://ana:hunter2@db/shop?options=-csearch_path | sets the schema",
                "postgres://ana:hunter2@db/s?target_session_attrs=standby | cannot be written",
                "jdbc:postgresql://db/                                | names no database",
                "jdbc:h2:hunter2                                      | must name an H2 file",
                "jdbc:h2:tcp://db/hunter2                             | must name an H2 file",
                "jdbc:h2:mem:                                         | no H2 database after mem:",
                "jdbc:h2:/srv/hunter2/                                | ends with a '/'",
                "jdbc:h2:/srv/shop;MODE=hunter2                       | MODE other than",
                "jdbc:h2:/srv/shop;DATABASE_TO_LOWER=TRUE             | DATABASE_TO_LOWER",
                "jdbc:h2:/srv/shop;INIT=RUNSCRIPT FROM 'hunter2'      | contains a space",
                "jdbc:h2:/srv/shop;INIT=hunter2                       | sets INIT",
                "jdbc:h2:/srv/shop;schema=hunter2                     | sets SCHEMA",
                "jdbc:h2:/srv/shop;WRITE_DELAY=100                    | sets a WRITE_DELAY",
                "jdbc:h2:/srv/shop;hunter2                            | not NAME=value",
            })
    void refusesInOneLineThatShowsNoSecret(String url, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.of(url))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageContaining(problem)
                .hasNoCause()
                .message()
                .doesNotContainIgnoringCase(SECRET)
                .doesNotContain("ana", "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgres://ana:x\n@db/shop", "postgres://ana:x\u0000@db/shop", "postgres://ana:x\t@db/shop"})
    void refusesControlCharacters(String url) {
        assertThatThrownBy(() -> DatabaseUrl.of(url)).isInstanceOf(ConfigurationException.class);
    }
}
