package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.inventario.database.DataLoss;
import io.inventario.database.MigrationPlan;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.NamedDeed;
import java.util.List;
import java.util.function.Predicate;

/** What going back undoes, what of the data goes with it, and the button that does it. */
final class BackDialog {
    private BackDialog() {}

    /**
     * @param uncovered what goes and could not be brought back
     * @param goBack told whether that may be lost; answers whether it has been done, and the dialog may go
     */
    static SqlDialog of(
            String title,
            MigrationPlan plan,
            List<DataLoss> uncovered,
            String company,
            Formats formats,
            Predicate<Boolean> goBack) {
        List<String> steps = plan.steps().stream().map(MigrationTexts::title).toList();
        List<DataLoss> covered =
                plan.losses().stream().filter(loss -> !uncovered.contains(loss)).toList();
        SqlDialog dialog = new SqlDialog(title)
                .steps("database.migrations.backSteps", steps)
                .list("database.migrations.backLosses", lines(uncovered, formats))
                .list("database.migrations.backCovered", lines(covered, formats));
        if (plan.isEmpty()) {
            return dialog.say(t("database.migrations.backNothing"));
        }
        Checkbox lose = new Checkbox(t("database.migrations.backLose"));
        NamedDeed deed = new NamedDeed(
                        t("shared.typeCompany", company), company, t("database.migrations.backDeed"), () -> {
                            if (goBack.test(lose.getValue())) {
                                dialog.close();
                            }
                        })
                .onlyIf(() -> uncovered.isEmpty() || lose.getValue());
        dialog.with("database.migrations.back", plan.sql()).say(t("database.migrations.backNow"));
        if (!uncovered.isEmpty()) {
            lose.addValueChangeListener(chosen -> deed.look());
            Div choice = new Div(lose);
            choice.addClassName("dialog-choice");
            dialog.add(choice);
        }
        dialog.add(deed.field());
        dialog.getFooter().add(deed.button());
        return dialog;
    }

    private static List<String> lines(List<DataLoss> losses, Formats formats) {
        return losses.stream()
                .map(loss -> t("database.migrations.loss", loss.place(), loss.rows(), formats.count(loss.rows())))
                .toList();
    }
}
