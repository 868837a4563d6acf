package io.inventario.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.TestPostgres;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Dump;
import io.inventario.dataset.Snapshot;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Progress;
import io.inventario.jobs.Result;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;

/** All data arrives in another PostgreSQL as it was, or nothing does; from H2 in one run of the tests, from PostgreSQL in the other. */
class MoveTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    MoveService moves;

    @Autowired
    MoveWork work;

    @Autowired
    Jobs jobs;

    @Autowired
    Datasets datasets;

    @Autowired
    Dump dump;

    @Autowired
    DataSource source;

    @Autowired
    IntegrityCheck check;

    @Autowired
    OneOfEach documents;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void d2EverythingArrivesAsItWasAndNothingChangesHere() throws SQLException {
        documents.post();
        String address = TestPostgres.freshUrl();
        byte[] before = dump(source);

        UUID id = shop.as(() -> moves.start(address));
        JobRow job = ended(id);

        assertThat(job.state()).as(String.valueOf(job.words())).isEqualTo(JobState.DONE);
        MoveReport report = shop.as(moves::report).orElseThrow();
        assertThat(report.holds()).isTrue();
        assertThat(report.wasDisturbed()).isFalse();
        assertThat(report.lines()).extracting(MoveReport.Line::name).contains("sales.sale", "documents.payment");
        assertThat(dump(source)).isEqualTo(before);
        assertThat(dump(new TargetConnections(DatabaseUrl.of(address)))).isEqualTo(before);
        assertThat(there(
                        address,
                        "select count(*) from audit_row where action = 'job started' and subject_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(there(address, "select count(*) from load_log")).isEqualTo(1);
        assertEverythingHolds(address);
        assertThat(shop.as(() -> moves.test(address)).findings())
                .anyMatch(finding -> finding.code().equals("target.inUse"));
    }

    @Test
    void whatIsSoldDuringTheCopyStaysBehindAndIsToldInThePlainestWords() {
        var product = shop.stocked("10", 5, "4");
        String address = TestPostgres.freshUrl();
        boolean[] sold = {false};

        Result result = copy(address, step -> {
            if (step.equals("moving.step.load") && !sold[0]) {
                sold[0] = true;
                shop.sell(Shop.line(product, 1));
            }
        });

        assertThat(result.words().key()).isEqualTo("moving.move.doneDisturbed");
        MoveReport report = shop.as(moves::report).orElseThrow();
        assertThat(report.holds()).isTrue();
        assertThat(report.changes()).contains(new Deed("posted", "SALE", 1));
        assertThat(report.moved()).contains("sales.sale");
        shop.sell(Shop.line(product, 1));
        assertThat(shop.as(() -> moves.since(report))).contains(new Deed("posted", "SALE", 2));
    }

    @Test
    void cancelledCopyLeavesTheOtherDatabaseEmptyAgain() throws SQLException {
        String address = TestPostgres.freshUrl();
        for (String last : List.of("moving.step.load", "moving.step.again")) {
            assertThatThrownBy(() -> copy(address, step -> {
                        if (step.equals(last)) {
                            throw new CancellationException();
                        }
                    }))
                    .as(last)
                    .isInstanceOf(CancellationException.class);

            assertThat(there(address, "select count(*) from pg_namespace where nspname = 'inventario'"))
                    .as(last)
                    .isZero();
        }
        assertThat(shop.as(() -> moves.test(address)).mayStart()).isTrue();
    }

    @Test
    void copyThatWasCutOffIsKnownByItsRemarkAndRemovedOnRequest() throws SQLException {
        String address = TestPostgres.freshUrl();
        cutOff(address);

        TargetTest test = shop.as(() -> moves.test(address));
        assertThat(test.leftOver()).isTrue();
        assertThat(test.mayStart()).isFalse();
        assertThatThrownBy(() -> shop.as(() -> moves.start(address))).hasMessageContaining("cannot be copied");
        clear(address);

        assertThat(shop.as(() -> moves.test(address)).mayStart()).isTrue();
        assertThat(there(address, "select count(*) from pg_namespace where nspname = 'inventario'"))
                .isZero();
    }

    @Test
    void schemaThatWasThereBeforeStaysAndIsEmptyAgain() throws SQLException {
        String address = TestPostgres.freshUrl();
        execute(address, "create schema inventario");
        cutOff(address);
        assertThat(shop.as(() -> moves.test(address)).leftOver()).isTrue();
        clear(address);

        assertThat(there(address, "select count(*) from pg_class where relnamespace = 'inventario'::regnamespace"))
                .isZero();
        assertThat(there(address, "select count(*) from pg_proc where pronamespace = 'inventario'::regnamespace"))
                .isZero();
        assertThat(shop.as(() -> moves.test(address)).mayStart()).isTrue();
    }

    @Test
    void dataThatNoCopyMadeIsNeverRemoved() throws SQLException {
        String address = TestPostgres.freshUrl();
        execute(address, "create schema inventario", "create table inventario.mine (id int)");

        assertThat(codes(address)).contains("target.otherTables");
        assertThatThrownBy(() -> clear(address)).isInstanceOf(BusinessException.class);
        assertThatThrownBy(() -> copy(address, step -> {})).hasMessageContaining("not empty any more");

        assertThat(there(address, "select count(*) from inventario.mine")).isZero();
    }

    @Test
    void secondCopyIntoTheSameDatabaseIsRefusedWhileOneIsAtWork() throws SQLException {
        String address = TestPostgres.freshUrl();
        try (Target first = Target.at(DatabaseUrl.of(address))) {
            assertThat(first.lock()).isTrue();
            assertThat(codes(address)).contains("target.busy");
            assertThatThrownBy(() -> copy(address, step -> {})).hasMessageContaining("being made into it");
        }
        assertThat(codes(address)).contains("target.empty");
    }

    @Test
    void theAddressIsWrittenNowhere() {
        String address = TestPostgres.freshUrl();
        String password = address.replaceFirst(".*:(secret-of-[^@]*)@.*", "$1");

        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger everything = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        said.start();
        everything.addAppender(said);
        try {
            ended(shop.as(() -> moves.start(address)));
            shop.as(() -> moves.test(address.replace("@localhost", "x@localhost")));
        } finally {
            everything.detachAppender(said);
        }

        assertThat(said.list).noneMatch(line -> line.getFormattedMessage().contains(password));
        for (String column : List.of("job.parameters", "job.message", "audit_row.after", "audit_row.subject_label")) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(jdbc.queryForObject(
                            "select count(*) from " + table + " where " + column + " like ?",
                            Long.class,
                            "%" + password + "%"))
                    .as(column)
                    .isZero();
        }
        assertThat(shop.as(moves::report).orElseThrow().toString()).doesNotContain(password);
        assertThat(shop.as(moves::settings).toString()).doesNotContain(password);
    }

    @Test
    void keyIsTaughtWithoutBeingShownAndAskingForItStandsInTheAuditTrail() {
        assertThat(shop.as(moves::settings))
                .extracting(Setting::variable)
                .contains("DATABASE_URL", "SECRET_KEY", "AUDIT_HEAD_FOLDER", "BACKUP_DIR");
        assertThat(shop.as(moves::settings).toString()).doesNotContain(System.getProperty("SECRET_KEY"));
        long before = keysShown();

        assertThat(shop.as(moves::secretKey)).isEqualTo(System.getProperty("SECRET_KEY"));

        assertThat(keysShown()).isEqualTo(before + 1);
    }

    @Test
    void u2NobodyWithoutThePermissionMovesAnything() {
        for (Consumer<MoveService> call : List.<Consumer<MoveService>>of(
                service -> service.test("postgres://x/y"),
                service -> service.start("postgres://x/y"),
                service -> service.clear("postgres://x/y"),
                MoveService::report,
                MoveService::settings,
                MoveService::secretKey)) {
            assertThatThrownBy(() -> shop.without(List.of(Permission.MANAGE_DATABASE), () -> {
                        call.accept(moves);
                        return true;
                    }))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    private long keysShown() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from audit_row where action = 'secret_key_shown'", Long.class));
    }

    /** Copies in this thread; {@code at} is told every step's key and may do or throw something there. */
    private Result copy(String address, Consumer<String> at) {
        Progress progress = (words, done, total) -> at.accept(words.key());
        return shop.as(() -> {
            try {
                return work.run(progress, Parameters.of(MoveWork.TICKET, work.keep(DatabaseUrl.of(address))));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What a killed process leaves: remark and tables, and a lock that the server has freed. */
    private void cutOff(String address) throws SQLException {
        try (Target target = Target.at(DatabaseUrl.of(address))) {
            target.begin();
        }
        execute(
                address,
                "create table inventario.product (id int primary key)",
                "create sequence inventario.product_code",
                "create view inventario.products as select * from inventario.product",
                "create function inventario.refuse() returns trigger language plpgsql as 'begin return null; end'",
                "create trigger refuse before update on inventario.product execute function inventario.refuse()");
    }

    private void clear(String address) {
        shop.as(() -> {
            moves.clear(address);
            return true;
        });
    }

    private List<String> codes(String address) {
        return shop.as(() -> moves.test(address)).findings().stream()
                .map(finding -> finding.code())
                .toList();
    }

    private JobRow ended(UUID id) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JobRow job = find(id);
        while (job.isOpen() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            job = find(id);
        }
        return job;
    }

    private JobRow find(UUID id) {
        return shop.as(() -> jobs.find(id)).orElseThrow();
    }

    /** All but the audit trail, in which the copy itself is told. */
    private byte[] dump(DataSource from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Snapshot snapshot = Snapshot.of(from)) {
            dump.write(
                    snapshot.connection(),
                    datasets.chosen(List.of(), List.of("audit")),
                    Dump.Form.PLAIN,
                    out,
                    io.inventario.dataset.Progress.SILENT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void assertEverythingHolds(String address) throws SQLException {
        try (Connection connection = DatabaseUrl.of(address).connect()) {
            connection.setAutoCommit(false);
            assertThat(shop.as(() -> check.run(connection, outcome -> {})))
                    .allSatisfy(outcome -> assertThat(outcome.findings().first())
                            .as(outcome.id())
                            .isEmpty());
        }
    }

    private static long there(String address, String count) throws SQLException {
        try (Connection connection = DatabaseUrl.of(address).connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(count)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String address, String... statements) throws SQLException {
        try (Connection connection = DatabaseUrl.of(address).connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
