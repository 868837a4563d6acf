package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Stream;

/** Two people changed the same thing: shows both versions where they differ and lets the second one choose. */
final class ConflictDialog {
    private ConflictDialog() {}

    static void open(
            String thing,
            List<FormPart.Version> mine,
            List<FormPart.Version> theirs,
            Runnable takeTheirs,
            Runnable putMineOnTop) {
        Dialog dialog = new Dialog(t("shared.conflict.title", thing));
        dialog.addClassName("conflict-dialog");
        dialog.add(new Paragraph(t("shared.conflict.text")), table(mine, theirs));
        Button keep = new Button(t("shared.conflict.back"), event -> dialog.close());
        keep.addThemeVariants(ButtonVariant.TERTIARY);
        Button take = new Button(t("shared.conflict.theirs"), event -> {
            dialog.close();
            takeTheirs.run();
        });
        Button put = new Button(t("shared.conflict.mine"), event -> {
            dialog.close();
            putMineOnTop.run();
        });
        put.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(keep, take, put);
        dialog.open();
    }

    private static Component table(List<FormPart.Version> mine, List<FormPart.Version> theirs) {
        NativeTableHeader head = new NativeTableHeader(
                row(Stream.of("shared.conflict.field", "shared.conflict.yours", "shared.conflict.stored")
                        .map(key -> new NativeTableHeaderCell(t(key)))));
        NativeTableBody body = new NativeTableBody();
        for (int i = 0; i < mine.size(); i++) {
            FormPart.Version yours = mine.get(i);
            FormPart.Version stored = theirs.get(i);
            if (!yours.text().equals(stored.text())) {
                NativeTableCell typed = new NativeTableCell(yours.text());
                typed.setClassName("changed", yours.isChanged());
                body.add(row(Stream.of(
                        new NativeTableHeaderCell(yours.label()), typed, new NativeTableCell(stored.text()))));
            }
        }
        return new NativeTable(head, body);
    }

    private static NativeTableRow row(Stream<? extends Component> cells) {
        return new NativeTableRow(cells.toArray(Component[]::new));
    }
}
