package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.database.Finding;
import io.inventario.moving.TargetTest;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Texts;
import org.jspecify.annotations.Nullable;

/** What a test of the other database has shown, and whether the data can move there. */
class FindingList extends Div {
    private final Paragraph words = new Paragraph();
    private final ReportGrid<Finding> findings = new ReportGrid<>(t("moving.move.findings"));

    FindingList(Formats formats) {
        words.getElement().setAttribute("role", "status");
        Columns<Finding> columns = new Columns<>(findings, "database.health", formats);
        columns.status("level", FindingList::level).setWidth("5.5rem").setFlexGrow(0);
        columns.text("finding", finding -> finding.text(Texts.language(), formats))
                .setWidth("8.5rem")
                .setFlexGrow(2);
        columns.text("remedy", finding -> finding.remedy(Texts.language(), formats))
                .setWidth("8.5rem")
                .setFlexGrow(2);
        findings.keepOrder();
        add(words, findings);
    }

    private static Columns.Status level(Finding finding) {
        Columns.Tone tone = switch (finding.level()) {
            case GOOD -> Columns.Tone.GOOD;
            case WARNING -> Columns.Tone.WARNING;
            case BAD -> Columns.Tone.BAD;
        };
        return new Columns.Status(t("database.health.tone." + tone), tone);
    }

    void show(@Nullable TargetTest test) {
        setVisible(test != null);
        if (test != null) {
            words.setText(t(test.mayStart() ? "moving.move.ready" : "moving.move.notReady"));
            words.setClassName("moving-bad", !test.mayStart());
            findings.setItems(test.findings());
        }
    }
}
