package io.inventario.backups.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.inventario.backups.BackupSchedule;
import io.inventario.backups.BackupScheduleService;
import io.inventario.shared.ui.FormPanel;
import java.time.Duration;
import java.util.Optional;

/** When backups are taken by themselves, and how long they are kept. */
final class ScheduleForm extends Composite<Div> {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final FormPanel<BackupSchedule> form;

    ScheduleForm(BackupScheduleService schedules, Runnable saved) {
        form = new FormPanel<>(
                BackupSchedule.class, "backups.schedule", schedules::save, stored -> Optional.of(schedules.schedule()));
        form.titled(t("backups.schedule"));
        form.field("active", new Checkbox());
        TimePicker time = form.field("backupTime", new TimePicker());
        time.setStep(QUARTER);
        IntegerField days = form.field("keptDays", new IntegerField());
        days.setStepButtonsVisible(true);
        days.setHelperText(t("backups.schedule.help"));
        form.onCancel(() -> form.show(schedules.schedule()));
        form.onSaved(stored -> saved.run());
        form.show(schedules.schedule());
        getContent().addClassName("settings-form");
        getContent().add(form);
    }

    FormPanel<BackupSchedule> form() {
        return form;
    }
}
