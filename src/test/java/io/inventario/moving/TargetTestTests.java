package io.inventario.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.Finding;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Messages;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every reason why data can't move to an address is found before anything is copied, and said in both languages. */
class TargetTestTests extends DatabaseTests {
    @Autowired
    MoveService moves;

    @Test
    void emptyDatabaseOfAnOrdinaryAccountIsReady() {
        TargetTest test = test(TestPostgres.freshUrl());

        assertThat(test.mayStart()).isTrue();
        assertThat(codes(test))
                .contains("target.connection", "server", "target.writable", "target.rights", "target.empty");
        assertThat(test.place()).doesNotContain("secret");
    }

    @Test
    void refusedConnection() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertRefused("postgres://ana:canary@localhost:" + free + "/shop", "connection.connection_refused");
    }

    @Test
    void wrongPassword() {
        assertRefused(TestPostgres.freshUrl().replaceFirst(":secret-of-[^@]*", ":canary"), "connection.wrong_password");
    }

    @Test
    void unknownDatabase() {
        assertRefused(TestPostgres.freshUrl() + "_missing", "connection.unknown_database");
    }

    @Test
    void serverThatOnlyReads() {
        String address = TestPostgres.freshUrl();
        TestPostgres.asSuperuser("alter role " + name(address) + " set default_transaction_read_only = on");
        assertRefused(address, "connection.read_only");
    }

    @Test
    void accountThatMayNotMakeTables() {
        String address = TestPostgres.freshUrl();
        TestPostgres.asSuperuser("alter database " + name(address) + " owner to postgres");
        assertRefused(address, "connection.no_rights");
    }

    @Test
    void databaseThatCannotStoreEveryLetter() {
        String address = TestPostgres.freshUrl();
        String latin = name(address) + "_latin";
        TestPostgres.asSuperuser("create database " + latin + " owner " + name(address)
                + " encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        assertRefused(address.replaceFirst("/" + name(address) + "$", "/" + latin), "target.encoding");
    }

    @Test
    void databaseOfAnotherInventarioAndOfANewerOne() throws SQLException {
        String address = TestPostgres.freshUrl();
        try (Connection connection = DatabaseUrl.of(address).connect();
                var statement = connection.createStatement()) {
            statement.execute("create schema inventario");
            statement.execute("create table inventario.schema_info (oldest_writer text)");
            statement.execute("insert into inventario.schema_info values ('0.0.1')");
            assertRefused(address, "target.inUse");
            statement.execute("update inventario.schema_info set oldest_writer = '99.0.0'");
            assertRefused(address, "target.newer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "mysql://ana:canary@localhost/shop",
                "postgres://ana:canary/x@localhost/shop",
                "jdbc:h2:file:/tmp/canary",
                "canary"
            })
    void whatIsNoAddressOfPostgresIsExplainedWithoutRepeatingIt(String address) {
        for (Locale language : Messages.LANGUAGES) {
            assertThatThrownBy(() -> test(address))
                    .isInstanceOfSatisfying(
                            BusinessException.class,
                            refusal -> assertThat(refusal.in(language))
                                    .isNotBlank()
                                    .doesNotContain("canary"));
        }
    }

    private void assertRefused(String address, String code) {
        TargetTest test = test(address);
        assertThat(test.mayStart()).isFalse();
        List<Finding> bad = test.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.BAD)
                .toList();
        assertThat(bad).extracting(Finding::code).containsExactly(code);
        for (Locale language : Messages.LANGUAGES) {
            assertThat(bad)
                    .allSatisfy(finding -> assertThat(finding.text(language) + finding.remedy(language))
                            .doesNotContain("canary", "secret-of", "{"));
        }
        assertThatThrownBy(() -> shop.as(() -> moves.start(address)))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("cannot be copied");
    }

    private TargetTest test(String address) {
        return shop.as(() -> moves.test(address));
    }

    private static List<String> codes(TargetTest test) {
        return test.findings().stream().map(Finding::code).toList();
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
