package io.inventario.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.dataset.DatasetService;
import io.inventario.dataset.Dump;
import io.inventario.dataset.Progress;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.shared.BusinessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class DumpServiceTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    DumpService dumps;

    @Autowired
    DatasetService data;

    @Autowired
    Exchange exchange;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void chosenModulesAreWrittenAsTheCommandWouldAndTheFileIsListed() throws IOException {
        shop.product("10");
        JobRow job = dumped(new DumpOrder(List.of("products", "settings"), 2, true));

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        long records = shop.as(() -> data.dump(
                data.models(List.of("productos", "settings"), List.of()),
                new Dump.Form(2, true),
                expected,
                Progress.SILENT));
        assertThat(Files.readString(file(job))).isEqualTo(expected.toString(StandardCharsets.UTF_8));
        assertThat(job.done()).isEqualTo(records);
        assertThat(shop.as(dumps::files)).contains(job);
    }

    @Test
    void everythingHasControlTotalsAndIsReadByItsOwnerOnly() throws IOException {
        Path file = file(dumped(DumpOrder.EVERYTHING));

        assertThat(Files.readString(file)).contains("\"model\":\"dataset.totals\"");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void u1DumpAndDownloadStandInTheAuditTrail() {
        JobRow job = dumped(new DumpOrder(List.of("suppliers"), 0, false));
        String name = file(job).getFileName().toString();
        assertThat(jdbc.queryForList(
                        "select after from audit_row where action = 'data_dumped' and subject_label = ? order by at desc limit 1",
                        String.class,
                        name))
                .singleElement()
                .asString()
                .contains("suppliers", "records");

        assertThat(shop.as(() -> jobs.file(job.id()))).contains(file(job));

        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where action = 'job file taken' and subject_id = ?",
                        Long.class,
                        job.id()))
                .isEqualTo(1);
    }

    @Test
    void fileIsRemovedAfterADay() throws IOException {
        JobRow old = dumped(new DumpOrder(List.of("suppliers"), 0, false));
        JobRow young = dumped(new DumpOrder(List.of("suppliers"), 0, false));
        age(file(old), Duration.ofHours(25));
        age(file(young), Duration.ofHours(23));

        exchange.removeOld();

        assertThat(file(old)).doesNotExist();
        assertThat(file(old).getParent()).doesNotExist();
        assertThat(file(young)).exists();
        assertThat(shop.as(dumps::files)).doesNotContain(old).contains(young);
        assertThat(shop.as(() -> jobs.file(old.id()))).isEmpty();
    }

    @Test
    void unknownModuleIsRefusedAtOnce() {
        assertThatThrownBy(() -> shop.as(() -> dumps.start(new DumpOrder(List.of("nothing"), 0, false))))
                .isInstanceOf(BusinessException.class);
    }

    private static void age(Path file, Duration age) throws IOException {
        FileTime time = FileTime.from(Instant.now().minus(age));
        Files.setLastModifiedTime(file, time);
        Files.setLastModifiedTime(Objects.requireNonNull(file.getParent()), time);
    }

    private static Path file(JobRow job) {
        return Objects.requireNonNull(job.file());
    }

    private JobRow dumped(DumpOrder order) {
        UUID id = shop.as(() -> dumps.start(order));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (find(id).isOpen() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(find(id).state()).isEqualTo(JobState.DONE);
        return find(id);
    }

    private JobRow find(UUID id) {
        return shop.as(() -> jobs.find(id)).orElseThrow();
    }
}
