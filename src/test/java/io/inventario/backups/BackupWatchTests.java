package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.database.Doctor;
import io.inventario.dataset.Progress;
import io.inventario.jobs.JobFailure;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.Parameters;
import io.inventario.mail.Outbox;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.users.Addressees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schedule, and who hears when a backup or a drill failed or did not come. */
class BackupWatchTests extends DatabaseTests {
    @Autowired
    private BackupService backups;

    @Autowired
    private RestoreService restores;

    @Autowired
    private BackupScheduleService schedules;

    @Autowired
    private BackupScheduleRepository repository;

    @Autowired
    private BackupEvents events;

    @Autowired
    private Addressees addressees;

    @Autowired
    private Outbox outbox;

    @Autowired
    private BackupWatch watch;

    @Autowired
    private Jobs jobs;

    @Autowired
    private BackupFolder usual;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Doctor doctor;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.update("delete from backup_event");
        jdbc.update("delete from backup_schedule");
        jdbc.update(
                "delete from mail_message where subject in (?, ?)", subject(Messages.SPANISH), subject(Locale.ENGLISH));
    }

    @Test
    void usualScheduleIsAtTwoForSevenDaysAndAChangeIsAuditedAndCountsAtOnce() {
        BackupSchedule schedule = asProgram(schedules::schedule);
        assertThat(schedule.facts())
                .containsEntry("backupTime", "02:00")
                .containsEntry("keptDays", 7)
                .containsEntry("active", true);
        schedule.setBackupTime(LocalTime.of(23, 45));
        schedule.setKeptDays(30);
        asProgram(() -> schedules.save(schedule));

        BackupSchedule saved = asProgram(schedules::schedule);
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(saved.backups().orElseThrow().lastDue(noon, ZoneId.of("America/Bogota")))
                .isEqualTo("2026-11-23T04:45:00Z");
        assertThat(saved.kept()).isEqualTo(Duration.ofDays(30));
        saved.setActive(false);
        asProgram(() -> schedules.save(saved));
        assertThat(asProgram(schedules::schedule).backups()).isEmpty();
        assertThat(asProgram(schedules::schedule).drills()).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where subject_id = ?", Long.class, saved.getId()))
                .isEqualTo(2);
    }

    @Test
    void backupAndDrillRunAsJobsAndTheAlarmEndsWithTheNextGoodOne() {
        events.remember(BackupEvents.Kind.BACKUP_FAILED, "the disk was full");
        events.remember(BackupEvents.Kind.DRILL_FAILED, "");
        assertThat(watch.alarms())
                .extracting(Alarm::kind)
                .containsExactly(Alarm.Kind.BACKUP_FAILED, Alarm.Kind.DRILL_FAILED);

        var taken = asProgram(() -> jobs.here(BackupJobs.BACKUP, Parameters.NONE, (words, done, all) -> {}));
        assertThat(watch.alarms()).extracting(Alarm::kind).containsExactly(Alarm.Kind.DRILL_FAILED);
        var proved = asProgram(() -> jobs.here(BackupJobs.DRILL, Parameters.NONE, (words, done, all) -> {}));

        assertThat(watch.alarms()).isEmpty();
        assertThat(taken.words().in(Locale.ENGLISH)).startsWith("inventario-").contains("was taken");
        assertThat(proved.words().in(Locale.ENGLISH)).contains("holds");
        assertThat(asProgram(backups::list).getFirst().verifiedAt()).isNotNull();
    }

    @Test
    void aBackupByCommandThatFailsRaisesTheAlarmUntilOneSucceeds() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        BackupService failing = new BackupService(
                context.getBean(BackupWriter.class),
                context.getBean(BackupRecord.class),
                usual.at(file.resolve("below")),
                context.getBean(OffsiteCopies.class),
                Clock.systemUTC());

        assertThatThrownBy(() -> asProgram(() -> failing.take(file.resolve("elsewhere"), Progress.SILENT)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(watch.alarms()).as("another folder is nobody's business").isEmpty();
        assertThatThrownBy(() -> asProgram(() -> failing.take(Progress.SILENT)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(watch.alarms()).extracting(Alarm::kind).containsExactly(Alarm.Kind.BACKUP_FAILED);

        asProgram(() -> backups.take(Progress.SILENT));
        assertThat(watch.alarms()).isEmpty();
    }

    @Test
    void theDoctorLooksAtTheDiskOfTheBackups() {
        assertThat(asProgram(doctor::examine))
                .filteredOn(finding -> finding.code().startsWith("disk"))
                .extracting(finding -> finding.arguments().getFirst())
                .contains(usual.place());
    }

    @Test
    void failedDrillIsRemembered() throws IOException {
        Backup backup = asProgram(() -> backups.take(Progress.SILENT));
        byte[] whole = Files.readAllBytes(backup.file());
        whole[whole.length / 2] ^= 1;
        Files.write(backup.file(), whole);
        try {
            asProgram(() -> jobs.here(BackupJobs.DRILL, Parameters.NONE, (words, done, all) -> {}));
        } catch (BusinessException | JobFailure expected) {
            assertThat(watch.alarms()).singleElement().satisfies(alarm -> {
                assertThat(alarm.kind()).isEqualTo(Alarm.Kind.DRILL_FAILED);
                assertThat(alarm.in(Locale.ENGLISH)).contains(backup.name());
            });
            return;
        } finally {
            for (String suffix : List.of("", ".manifest.json")) {
                Files.deleteIfExists(backup.file().resolveSibling(backup.name() + suffix));
            }
        }
        throw new AssertionError("A damaged backup was proved");
    }

    @Test
    void administratorsAreToldOnceOfEachTrouble() {
        long people = addressees.holding(Permission.MANAGE_DATABASE).size();
        look(Duration.ZERO);
        assertThat(messages()).isZero();
        look(Duration.ofHours(25));
        assertThat(messages()).as("not yet overdue").isZero();
        look(Duration.ofHours(27));
        look(Duration.ofHours(28));
        assertThat(messages()).as("overdue").isEqualTo(people);
        look(Duration.ofDays(9));
        look(Duration.ofDays(10));
        assertThat(messages()).as("no drill either").isEqualTo(2 * people);
        events.remember(BackupEvents.Kind.BACKUP_FAILED, "once");
        look(Duration.ZERO);
        look(Duration.ZERO);
        events.remember(BackupEvents.Kind.BACKUP_FAILED, "and again");
        look(Duration.ZERO);
        assertThat(messages()).isEqualTo(4 * people);
    }

    @Test
    void whoHasSwitchedTheScheduleOffIsNotToldThatItIsOverdue() {
        look(Duration.ZERO);
        BackupSchedule schedule = asProgram(schedules::schedule);
        schedule.setActive(false);
        asProgram(() -> schedules.save(schedule));
        assertThat(at(Duration.ofDays(30)).alarms()).isEmpty();
    }

    @Test
    void healthTellsMonitorsButNeverThePlatform() throws Exception {
        assertThat(get("/actuator/health/backups").statusCode()).isEqualTo(200);
        events.remember(BackupEvents.Kind.BACKUP_FAILED, "secret of ours");

        HttpResponse<String> backups = get("/actuator/health/backups");
        assertThat(backups.statusCode()).isEqualTo(503);
        assertThat(backups.body()).contains("ATTENTION").doesNotContain("secret");
        HttpResponse<String> all = get("/actuator/health");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("ATTENTION").doesNotContain("secret");
        for (String probe : List.of("liveness", "readiness")) {
            assertThat(get("/actuator/health/" + probe).statusCode()).isEqualTo(200);
            assertThat(get("/actuator/health/" + probe).body()).contains("UP");
        }
    }

    @Test
    void doctorSaysHowTheBackupsAre() throws IOException {
        MockEnvironment environment = new MockEnvironment();
        assertThat(codes(environment, Duration.ZERO)).containsExactly("backup.none");
        Backup backup = asProgram(() -> backups.take(folder, Progress.SILENT));
        assertThat(codes(environment, Duration.ZERO)).containsExactly("backup.newest", "backup.unverified");
        asProgram(() -> restores.verify(backup.file().toString(), Progress.SILENT));
        assertThat(codes(environment, Duration.ZERO)).containsExactly("backup.newest", "backup.verified");
        assertThat(codes(environment, Duration.ofDays(9))).containsExactly("backup.old", "backup.unverified.long");
        environment.setProperty("RENDER", "true");
        assertThat(codes(environment, Duration.ZERO)).contains("backup.platform");
        environment.setProperty("BACKUP_URL", "s3://bucket");
        assertThat(codes(environment, Duration.ZERO)).doesNotContain("backup.platform");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(new BackupExamination(usual.at(file.resolve("below")), new StandardEnvironment(), Clock.systemUTC())
                        .findings())
                .extracting(finding -> finding.code())
                .contains("backup.folder");
        new BackupExamination(usual.at(folder), environment, Clock.systemUTC())
                .findings()
                .forEach(finding -> Messages.LANGUAGES.forEach(
                        language -> assertThat(finding.text(language) + finding.remedy(language))
                                .isNotBlank()));
    }

    private List<String> codes(MockEnvironment environment, Duration later) {
        return new BackupExamination(usual.at(folder), environment, clock(later))
                .findings().stream().map(finding -> finding.code()).toList();
    }

    private BackupWatch at(Duration later) {
        return new BackupWatch(events, repository, addressees, outbox, clock(later));
    }

    private void look(Duration later) {
        asProgram(() -> {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> at(later).look());
            return later;
        });
    }

    private static Clock clock(Duration later) {
        return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    private long messages() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from mail_message where subject in (?, ?)",
                Long.class,
                subject(Messages.SPANISH),
                subject(Locale.ENGLISH)));
    }

    private static String subject(Locale language) {
        return Messages.text(language, "backups.alarm.subject");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("test", work);
    }
}
