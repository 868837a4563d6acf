package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.dataset.LoadOutcome;
import io.inventario.moving.LoadReport;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Texts;
import org.jspecify.annotations.Nullable;

/** What a load did, or would do: by model, or what is wrong record by record. */
class LoadReportPanel extends Div {
    private final Formats formats;
    private final Paragraph words = new Paragraph();
    private final ReportGrid<LoadOutcome.OfModel> models = new ReportGrid<>(t("moving.report"));
    private final ReportGrid<LoadReport.Trouble> problems = new ReportGrid<>(t("moving.problem"));

    LoadReportPanel(Formats formats) {
        this.formats = formats;
        words.getElement().setAttribute("role", "status");
        models();
        problems();
        add(words, models, problems);
        setVisible(false);
    }

    private void models() {
        Columns<LoadOutcome.OfModel> columns = new Columns<>(models, "moving.report", formats);
        columns.text("model", LoadOutcome.OfModel::model).setWidth("14rem").setFlexGrow(1);
        columns.count("created", LoadOutcome.OfModel::created).setWidth("8rem").setFlexGrow(0);
        columns.count("updated", LoadOutcome.OfModel::updated).setWidth("9rem").setFlexGrow(0);
        columns.count("unchanged", LoadOutcome.OfModel::unchanged)
                .setWidth("8rem")
                .setFlexGrow(0);
        columns.count("removed", LoadOutcome.OfModel::removed).setWidth("8rem").setFlexGrow(0);
        models.keepOrder();
    }

    private void problems() {
        Columns<LoadReport.Trouble> columns = new Columns<>(problems, "moving.problem", formats);
        columns.text("file", LoadReport.Trouble::file).setWidth("11rem").setFlexGrow(1);
        columns.count("record", trouble -> trouble.record() == 0 ? null : trouble.record())
                .setWidth("6.5rem")
                .setFlexGrow(0);
        columns.text("model", LoadReport.Trouble::model).setWidth("10rem").setFlexGrow(1);
        columns.text("field", LoadReport.Trouble::field).setWidth("8rem").setFlexGrow(1);
        columns.text("reason", trouble -> trouble.reason().in(Texts.language(), formats))
                .setWidth("18rem")
                .setFlexGrow(3);
        problems.keepOrder();
    }

    void show(@Nullable LoadReport report) {
        setVisible(report != null);
        if (report != null) {
            boolean refused = !report.problems().isEmpty();
            words.setText(told(report));
            words.setClassName("moving-bad", refused);
            models.setItems(report.models());
            models.setVisible(!refused);
            problems.setItems(report.problems());
            problems.setVisible(refused);
        }
    }

    boolean isRefusal() {
        return isVisible() && problems.isVisible();
    }

    private String told(LoadReport report) {
        String files = String.join(", ", report.files());
        if (!report.problems().isEmpty()) {
            return t("moving.report.refused", files, report.problems().size());
        }
        return t(report.loaded() ? "moving.report.loaded" : "moving.report.tried", files, formats.time(report.at()))
                + " "
                + t("moving.report.totals." + report.totals());
    }
}
