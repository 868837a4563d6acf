package io.inventario.backups;

import io.inventario.jobs.Timing;
import io.inventario.shared.MasterData;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When backups are taken by themselves and how long they are kept; while it is not active, none is. */
@Entity
public class BackupSchedule extends MasterData {
    static final String CODE = "BACKUPS";
    private static final int MINUTES = 60;
    private static final int TWO_O_CLOCK = 120;
    private static final LocalTime DRILL = LocalTime.of(4, 0);

    private String code = CODE;
    private int minuteOfDay = TWO_O_CLOCK;

    @Min(1)
    @Max(3650)
    private int keptDays = 7;

    @Override
    public String label() {
        return code;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("active", isActive());
        facts.put("backupTime", getBackupTime().toString());
        facts.put("keptDays", keptDays);
        return facts;
    }

    /** In the company's time zone. */
    @NotNull
    public LocalTime getBackupTime() {
        return LocalTime.of(minuteOfDay / MINUTES, minuteOfDay % MINUTES);
    }

    public void setBackupTime(LocalTime time) {
        minuteOfDay = time.getHour() * MINUTES + time.getMinute();
    }

    public int getKeptDays() {
        return keptDays;
    }

    public void setKeptDays(int keptDays) {
        this.keptDays = keptDays;
    }

    Duration kept() {
        return Duration.ofDays(keptDays);
    }

    Optional<Timing> backups() {
        return isActive() ? Optional.of(Timing.daily(getBackupTime())) : Optional.empty();
    }

    Optional<Timing> drills() {
        return isActive() ? Optional.of(Timing.weekly(DayOfWeek.SUNDAY, DRILL)) : Optional.empty();
    }
}
