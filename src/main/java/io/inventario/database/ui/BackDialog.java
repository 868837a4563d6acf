package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import io.inventario.database.MigrationPlan;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.NamedDeed;
import java.util.List;
import java.util.function.Consumer;

/** What going back undoes, what of the data goes with it, and the button that does it. */
final class BackDialog {
    private BackDialog() {}

    /**
     * @param safe whether all that goes can be brought back
     * @param goBack told whether what goes may be lost
     */
    static SqlDialog of(
            String title, MigrationPlan plan, boolean safe, String company, Formats formats, Consumer<Boolean> goBack) {
        List<String> steps = plan.steps().stream().map(MigrationTexts::title).toList();
        List<String> losses = plan.losses().stream()
                .map(loss -> t("database.migrations.loss", loss.place(), loss.rows(), formats.count(loss.rows())))
                .toList();
        SqlDialog dialog = new SqlDialog(title)
                .steps("database.migrations.backSteps", steps)
                .list("database.migrations.backLosses", losses);
        if (plan.isEmpty()) {
            return dialog.say(t("database.migrations.backNothing"));
        }
        Checkbox lose = new Checkbox(t("database.migrations.backLose"));
        NamedDeed deed = new NamedDeed(
                        t("shared.typeCompany", company), company, t("database.migrations.backDeed"), () -> {
                            dialog.close();
                            goBack.accept(lose.getValue());
                        })
                .onlyIf(() -> safe || lose.getValue());
        if (!safe) {
            lose.addValueChangeListener(chosen -> deed.look());
            dialog.add(lose);
        } else if (!losses.isEmpty()) {
            dialog.say(t("database.migrations.backCovered"));
        }
        dialog.with("database.migrations.back", plan.sql()).say(t("database.migrations.backNow"));
        dialog.add(deed.field());
        dialog.getFooter().add(deed.button());
        return dialog;
    }
}
