package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.audit.AuditService;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.database.IntegrityRuns;
import io.inventario.database.PooledConnections;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Progress;
import io.inventario.jobs.JobKind;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Result;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Backups that go to a real S3 server, and come back on a disk that has lost everything. */
class OffsiteCopiesTests extends DatabaseTests {
    @TempDir
    private static Path servers;

    private static S3Server server;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private BackupFolder usual;

    @Autowired
    private BackupWatch watch;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path disk;

    @TempDir
    private Path newDisk;

    @BeforeAll
    static void aServer() throws IOException {
        server = new S3Server(servers);
    }

    @AfterAll
    static void noServer() throws InterruptedException {
        server.stop();
    }

    @AfterEach
    void forget() {
        jdbc.update("delete from backup_event");
    }

    @Test
    void aBackupIsFetchedAndProvedOnAnEmptyDiskAndTheBucketHearsOfIt() throws IOException {
        String address = server.url("proved");
        Backup taken = asProgram(() -> backups(disk, address).take(Progress.SILENT));

        Services services = services(newDisk, address);
        BackupService later = services.backups();
        assertThat(asProgram(later::list)).isEmpty();
        assertThat(asProgram(later::elsewhere)).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo(taken.name());
            assertThat(found.genuine()).isTrue();
            assertThat(found.here()).isFalse();
            assertThat(found.verifiedAt()).isNull();
            assertThat(found.rows()).isEqualTo(taken.rows());
        });
        Verification verification = asProgram(() -> services.restores().verify(taken.name(), Progress.SILENT));

        assertThat(verification.holds()).isTrue();
        assertThat(asProgram(later::list)).extracting(Backup::name).containsExactly(taken.name());
        assertThat(newDisk.resolve(taken.name())).hasSameBinaryContentAs(taken.file());
        assertThat(asProgram(later::elsewhere)).isEmpty();
        assertThat(asProgram(backups(newDisk.resolve("third"), address)::elsewhere))
                .singleElement()
                .satisfies(found -> assertThat(found.verifiedAt()).isNotNull());
    }

    @Test
    void aGoodCopyInTheBucketTakesThePlaceOfADamagedOneInTheFolder() throws IOException {
        String address = server.url("healed");
        Services services = services(disk, address);
        Backup taken = asProgram(() -> services.backups().take(Progress.SILENT));
        byte[] whole = Files.readAllBytes(taken.file());
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(taken.file(), damaged);

        assertThat(asProgram(() -> services.restores().verify(taken.name(), Progress.SILENT))
                        .holds())
                .isTrue();

        assertThat(taken.file()).hasBinaryContent(whole);
        Files.write(taken.file(), damaged);
        Files.write(servers.resolve("buckets/healed/shop").resolve(taken.name()), damaged);
        refused(() -> services.restores().verify(taken.name(), Progress.SILENT), "backups.damaged");
        assertThat(asProgram(backups(newDisk, address)::elsewhere))
                .singleElement()
                .satisfies(found -> assertThat(found.verifiedAt()).isNull());
    }

    @Test
    void whatComesFromTheBucketMustBeSignedByUsAndCannotLeaveTheFolder() throws IOException {
        String address = server.url("foreign");
        Backup taken = asProgram(() -> backups(disk, address).take(Progress.SILENT));
        Path bucket = servers.resolve("buckets/foreign/shop");
        Path manifest = bucket.resolve(BackupFolder.manifestOf(taken.name()));
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"hmac\" : \"..", "\"hmac\" : \"00"));
        Files.copy(manifest, bucket.resolve("elsewhere.zip.manifest.json"));

        Services services = services(newDisk, address);
        RestoreService later = services.restores();
        assertThat(asProgram(services.backups()::elsewhere))
                .extracting(Backup::genuine)
                .containsExactly(false);
        refused(() -> later.verify(taken.name(), Progress.SILENT), "backups.notOurs");
        refused(() -> later.verify("elsewhere.zip", Progress.SILENT), "backups.unknown");
        refused(() -> later.verify("../foreign/shop/" + taken.name(), Progress.SILENT), "backups.unknown");
    }

    @Test
    void aBucketThatDoesNotTakeABackupRaisesTheAlarmAndTheFolderHasIt() throws Exception {
        Services services = services(disk, server.url("unreachable"));
        BackupService service = services.backups();
        JobKind backup = jobs(services).backupJob();
        server.stop();
        try {
            assertThatThrownBy(() -> asProgram(() -> run(backup)))
                    .isInstanceOfSatisfying(
                            BusinessException.class,
                            refusal -> assertThat(refusal.key()).isEqualTo("backups.bucket.unreachable"));
        } finally {
            server.startAgain();
        }
        assertThat(asProgram(service::list)).hasSize(1);
        assertThat(watch.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.BACKUP_FAILED);
            assertThat(alarm.in(Locale.of("es")))
                    .contains("No responde el servidor del bucket unreachable/shop/")
                    .doesNotContain("secret");
            assertThat(alarm.in(Locale.ENGLISH)).contains("The server of the bucket unreachable/shop/");
        });

        asProgram(() -> run(backup));
        assertThat(watch.alarms()).isEmpty();
    }

    @Test
    void aBucketThatIsAwayDoesNotLetTheFolderFillUp() throws Exception {
        BackupService service = backups(disk, server.url("away"));
        Backup old = asProgram(() -> service.take(Progress.SILENT));
        server.stop();
        try {
            refused(
                    () -> service.takeAndRetain(null, Duration.ofSeconds(-1), Progress.SILENT),
                    "backups.bucket.unreachable");
        } finally {
            server.startAgain();
        }
        assertThat(asProgram(service::list)).hasSize(1).extracting(Backup::name).doesNotContain(old.name());
    }

    @Test
    void theDrillProvesTheNewestWhereverItIs() throws IOException {
        String address = server.url("drill");
        Services services = services(disk, address);
        Services elsewhere = services(newDisk, address);
        Backup first = asProgram(() -> services.backups().take(Progress.SILENT));

        Result proved = asProgram(() -> run(jobs(elsewhere).drillJob()));
        assertThat(proved.words().in(Locale.ENGLISH)).as("on an empty disk").contains(first.name());
        Backup second = asProgram(() -> services.backups().take(Progress.SILENT));
        proved = asProgram(() -> run(jobs(elsewhere).drillJob()));
        assertThat(proved.words().in(Locale.ENGLISH))
                .as("taken by another instance")
                .contains(second.name());
        assertThat(watch.alarms()).isEmpty();

        refused(() -> run(jobs(services(newDisk.resolve("none"), "")).drillJob()), "backups.none");
        assertThat(watch.alarms()).extracting(Alarm::kind).containsExactly(Alarm.Kind.DRILL_FAILED);
    }

    @Test
    void theBucketHearsOfAProofByWhicheverPathTheBackupIsNamed() throws IOException {
        String address = server.url("path");
        Services services = services(disk, address);
        Backup taken = asProgram(() -> services.backups().take(Progress.SILENT));
        Path relative = Path.of("").toAbsolutePath().relativize(taken.file().toAbsolutePath());

        asProgram(() -> services.restores().verify(relative.toString(), Progress.SILENT));

        assertThat(asProgram(backups(newDisk, address)::elsewhere))
                .extracting(Backup::verifiedAt)
                .doesNotContainNull();
    }

    @Test
    void theLastVerifiedCopyStaysThoughTheBucketWasAwayWhenItWasProved() throws Exception {
        lastVerifiedCopyStays("away", disk);
    }

    @Test
    void theLastVerifiedCopyStaysThoughAnotherInstanceProvedItWhileTheBucketWasAway() throws Exception {
        lastVerifiedCopyStays("instance", newDisk);
    }

    /** @param next the disk of the instance that goes on when the bucket is there again */
    private void lastVerifiedCopyStays(String bucket, Path next) throws Exception {
        String address = server.url(bucket);
        Services services = services(disk, address);
        Backup verified = asProgram(() -> services.backups().take(Progress.SILENT));
        server.stop();
        try {
            asProgram(() -> services.restores().verify(verified.name(), Progress.SILENT));
        } finally {
            server.startAgain();
        }
        BackupService later = backups(next, address);
        asProgram(() -> later.take(Progress.SILENT));
        Backup newest = asProgram(() -> later.take(Progress.SILENT));

        asProgram(() -> later.retain(Duration.ofSeconds(-1)));

        assertThat(asProgram(backups(next.resolve("third"), address)::elsewhere))
                .extracting(Backup::name)
                .containsExactly(newest.name(), verified.name());
    }

    @Test
    void theBucketKeepsTheNewestTheLastVerifiedAndWhatIsNotOurs() throws IOException {
        String address = server.url("kept");
        Services services = services(disk, address);
        BackupService service = services.backups();
        Backup verified = asProgram(() -> service.take(Progress.SILENT));
        asProgram(() -> services.restores().verify(verified.name(), Progress.SILENT));
        asProgram(() -> service.take(Progress.SILENT));
        Backup newest = asProgram(() -> service.take(Progress.SILENT));
        Path stranger = Files.writeString(servers.resolve("buckets/kept/shop/notes.txt"), "mine");

        asProgram(() -> service.retain(Duration.ofSeconds(-1)));

        assertThat(asProgram(backups(newDisk, address)::elsewhere))
                .extracting(Backup::name)
                .containsExactly(newest.name(), verified.name());
        assertThat(stranger).hasContent("mine");
    }

    @Test
    void manifestsInTheBucketAreReadOnceForTheListAndAgainForTheBackupItself() throws IOException {
        String address = server.url("once");
        Backup taken = asProgram(() -> backups(disk, address).take(Progress.SILENT));
        Services services = services(newDisk, address);
        assertThat(asProgram(services.backups()::elsewhere))
                .extracting(Backup::genuine)
                .containsExactly(true);
        Path manifest = servers.resolve("buckets/once/shop").resolve(BackupFolder.manifestOf(taken.name()));
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"hmac\" : \"..", "\"hmac\" : \"zz"));

        assertThat(asProgram(services.backups()::elsewhere))
                .as("read before")
                .extracting(Backup::genuine)
                .containsExactly(true);
        assertThat(asProgram(backups(newDisk, address)::elsewhere))
                .as("read now")
                .extracting(Backup::genuine)
                .containsExactly(false);
        refused(() -> services.restores().verify(taken.name(), Progress.SILENT), "backups.notOurs");
        Files.delete(manifest);
        assertThat(asProgram(services.backups()::elsewhere)).isEmpty();
    }

    private BackupJobs jobs(Services services) {
        return new BackupJobs(
                services.backups(),
                services.restores(),
                context.getBean(BackupScheduleService.class),
                context.getBean(BackupRecord.class));
    }

    private static Result run(JobKind kind) {
        try {
            return kind.work().run(io.inventario.jobs.Progress.NONE, Parameters.NONE);
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(Supplier<?> work, String key) {
        assertThatThrownBy(() -> asProgram(work))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }

    /** The services on a disk of its own, with the bucket of that address. */
    private Services services(Path folder, String bucket) {
        BackupFolder own = usual.at(folder);
        OffsiteCopies offsite = new OffsiteCopies(own, bucket);
        BackupRecord record = context.getBean(BackupRecord.class);
        Clock clock = context.getBean(Clock.class);
        return new Services(
                new BackupService(context.getBean(BackupWriter.class), record, own, offsite, clock),
                new RestoreService(
                        context.getBean(PooledConnections.class),
                        context.getBean(DatabaseUrl.class),
                        context.getBean(SpareDatabases.class),
                        context.getBean(Datasets.class),
                        context.getBean(ControlTotals.class),
                        context.getBean(IntegrityCheck.class),
                        context.getBean(IntegrityRuns.class),
                        context.getBean(AuditService.class),
                        record,
                        clock,
                        own,
                        offsite));
    }

    private BackupService backups(Path folder, String bucket) {
        return services(folder, bucket).backups();
    }

    private record Services(BackupService backups, RestoreService restores) {}
}
