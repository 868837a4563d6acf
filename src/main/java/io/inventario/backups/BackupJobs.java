package io.inventario.backups;

import io.inventario.database.DatabaseNotice;
import io.inventario.jobs.Chore;
import io.inventario.jobs.JobKind;
import io.inventario.jobs.Result;
import io.inventario.jobs.Words;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of the backups: only one of all at a time, over all instances. */
@Configuration(proxyBeanMethods = false)
public class BackupJobs {
    public static final String BACKUP = "database-backup";
    public static final String VERIFY = "database-verify";
    public static final String DRILL = "database-drill";
    public static final String RESTORE = "database-restore";
    /** The parameter that names a backup. */
    public static final String NAME = "backup";

    private static final String ONE_AT_A_TIME = "backups";
    private static final Duration LOOK = Duration.ofMinutes(5);

    private final BackupService backups;
    private final RestoreService restores;
    private final BackupScheduleService schedule;
    private final BackupRecord record;

    BackupJobs(BackupService backups, RestoreService restores, BackupScheduleService schedule, BackupRecord record) {
        this.backups = backups;
        this.restores = restores;
        this.schedule = schedule;
        this.record = record;
    }

    @Bean
    JobKind backupJob() {
        return JobKind.of(BACKUP, Permission.MANAGE_DATABASE, (progress, none) -> take(progress))
                .exclusive(ONE_AT_A_TIME)
                .restartable()
                .recurring(() -> asProgram().backups());
    }

    private Result take(io.inventario.jobs.Progress progress) {
        BackupService.Taken taken =
                backups.takeAndRetain(null, schedule.schedule().kept(), told(progress));
        return Result.of(
                "backups.job.taken", taken.backup().name(), taken.removed().size());
    }

    @Bean
    JobKind verifyJob() {
        return JobKind.of(VERIFY, Permission.MANAGE_DATABASE, (progress, given) -> proved(given.text(NAME), progress))
                .exclusive(ONE_AT_A_TIME);
    }

    /** Where there is no backup yet there is nothing to prove, and the alarm is about the backup. */
    @Bean
    JobKind drillJob() {
        return JobKind.of(
                        DRILL,
                        Permission.MANAGE_DATABASE,
                        (progress, none) -> record.watched(
                                BackupEvents.Kind.DRILL_FAILED,
                                () -> proved(backups.newest().name(), progress)))
                .exclusive(ONE_AT_A_TIME)
                .restartable()
                .recurring(() -> asProgram().drills());
    }

    private Result proved(String name, io.inventario.jobs.Progress progress) {
        Verification verification = restores.verify(name, told(progress));
        if (!verification.holds()) {
            throw new BusinessException("backups.job.doesNotHold", name);
        }
        return Result.of("backups.job.holds", name, verification.rows());
    }

    @Bean
    JobKind restoreJob() {
        return JobKind.of(RESTORE, Permission.MANAGE_DATABASE, (progress, given) -> {
                    Verification restored = restores.replaceLive(given.text(NAME), told(progress));
                    return Result.of("backups.job.restored", given.text(NAME), restored.rows());
                })
                .exclusive(ONE_AT_A_TIME);
    }

    @Bean
    Chore backupAlarm(BackupWatch watch) {
        return new Chore("backup-alarm", LOOK, watch::look);
    }

    @Bean
    DatabaseNotice backupNotice(BackupWatch watch) {
        return language ->
                watch.alarms().stream().map(alarm -> alarm.in(language)).toList();
    }

    private BackupSchedule asProgram() {
        return Actor.asProgram("scheduler", schedule::schedule);
    }

    private static io.inventario.dataset.Progress told(io.inventario.jobs.Progress progress) {
        return new io.inventario.dataset.Progress() {
            @Override
            public void at(String step, long done, long all) {
                progress.at(
                        RestoreService.STEPS.contains(step)
                                ? Words.of("backups.step." + step)
                                : Words.of("backups.step", step),
                        done,
                        all);
            }

            @Override
            public void onCancel(Runnable stop) {
                progress.onCancel(stop);
            }
        };
    }
}
