package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.inventario.moving.MoveService;
import io.inventario.moving.Setting;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Texts;
import java.util.List;

/** What to do and to set where the program is to open the moved data. */
class SettingsPanel extends Div {
    private static final int STEPS = 5;

    private final MoveService moves;

    SettingsPanel(MoveService moves) {
        this.moves = moves;
        addClassName("moving-panel");
        OrderedList steps = new OrderedList();
        for (int i = 1; i <= STEPS; i++) {
            steps.add(new ListItem(t("moving.settle." + i)));
        }
        add(steps, table(moves.settings()), new Button(t("moving.key.show"), click -> ask()));
    }

    private static NativeTable table(List<Setting> settings) {
        NativeTableRow heading = new NativeTableRow();
        for (String column : List.of("variable", "now", "then")) {
            heading.add(new NativeTableHeaderCell(name(column)));
        }
        NativeTableBody body = new NativeTableBody();
        for (Setting setting : settings) {
            body.add(new NativeTableRow(
                    new NativeTableCell(setting.variable()),
                    cell("now", setting.now().in(Texts.language())),
                    cell("then", setting.then().in(Texts.language()))));
        }
        NativeTable table = new NativeTable(new NativeTableHeader(heading), body);
        table.addClassNames("audit-changes", "variables");
        return table;
    }

    /** Its name stands before it where the cells of a row stand below each other. */
    private static NativeTableCell cell(String column, String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.getElement().setAttribute("data-name", name(column));
        return cell;
    }

    private static String name(String column) {
        return t("moving.setting." + column);
    }

    private void ask() {
        Confirmation.ask(t("moving.key.title"), t("moving.key.consequence"), t("moving.key.show"), this::showKey);
    }

    private void showKey() {
        Dialog dialog = new Dialog(t("moving.key"));
        dialog.setWidth("36rem");
        TextField key = new TextField("SECRET_KEY");
        key.setValue(moves.secretKey());
        key.setReadOnly(true);
        key.setWidthFull();
        dialog.add(new Paragraph(t("moving.key.keep")), key);
        dialog.getFooter().add(new Button(t("moving.key.close"), click -> dialog.close()));
        dialog.open();
    }
}
