package io.inventario.audit.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.inventario.audit.AuditDetails;
import io.inventario.shared.Formats;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one audit row tells: who did what and when, each fact before and after, and whether the row can be believed. */
class AuditPanel extends Div {
    private final Formats formats;

    AuditPanel(AuditDetails row, Formats formats, Runnable close) {
        this.formats = formats;
        addClassNames("form-panel", "audit-panel");
        Div buttons = new Div(new Button(t("shared.close"), click -> close.run()));
        buttons.addClassName("form-buttons");
        add(new H2(row.label()), told(row), changes(row), buttons);
    }

    private Component told(AuditDetails row) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("sheet-facts");
        tell(facts, "audit.at", formats.time(row.at()));
        tell(facts, "audit.actor", row.actor());
        tell(facts, "audit.action", AuditTexts.action(row.action()));
        tell(facts, "audit.kind", AuditTexts.kind(row.kind()));
        tell(facts, "audit.seal", seal(row));
        return facts;
    }

    private String seal(AuditDetails row) {
        if (!row.genuine()) {
            return t("audit.seal.changed");
        }
        return row.seal() == null
                ? t("audit.seal.waiting")
                : t("audit.seal.sealed", formats.count(row.seal()), formats.time(row.sealedAt()));
    }

    private static void tell(DescriptionList facts, String key, String text) {
        facts.add(new DescriptionList.Term(t(key)), new DescriptionList.Description(text));
    }

    private static Component changes(AuditDetails row) {
        Map<String, @Nullable Object> before = Objects.requireNonNullElse(row.before(), Map.of());
        Map<String, @Nullable Object> after = Objects.requireNonNullElse(row.after(), Map.of());
        Set<String> facts = new LinkedHashSet<>(before.keySet());
        facts.addAll(after.keySet());
        if (facts.isEmpty()) {
            return new Div(t("audit.nothing"));
        }
        NativeTable table = new NativeTable();
        table.addClassName("audit-changes");
        table.setCaptionText(t("audit.changes"));
        boolean wasThere = row.before() != null;
        boolean isThere = row.after() != null;
        NativeTableRow heading = new NativeTableRow();
        heading(heading, "audit.fact");
        if (wasThere) {
            heading(heading, "audit.before");
        }
        if (isThere) {
            heading(heading, "audit.after");
        }
        table.getHead().add(heading);
        for (String fact : facts) {
            NativeTableRow line = new NativeTableRow();
            NativeTableHeaderCell name = new NativeTableHeaderCell(AuditTexts.fact(fact));
            name.getElement().setAttribute("scope", "row");
            line.add(name);
            if (wasThere) {
                line.addDataCell().setText(AuditTexts.value(fact, before.get(fact)));
            }
            if (isThere) {
                line.addDataCell().setText(AuditTexts.value(fact, after.get(fact)));
            }
            table.getBody().add(line);
        }
        Div scroll = new Div(table);
        scroll.addClassName("sheet-scroll");
        return scroll;
    }

    private static void heading(NativeTableRow row, String key) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(t(key));
        cell.getElement().setAttribute("scope", "col");
        row.add(cell);
    }
}
