package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;

/** Statements to read before they run; they scroll inside, with the keyboard too. */
final class SqlDialog extends Dialog {
    SqlDialog(String title) {
        setHeaderTitle(title);
        setWidth("60rem");
        getFooter().add(new Button(t("database.migrations.close"), click -> close()));
    }

    SqlDialog with(String heading, String sql) {
        Pre text = new Pre(sql.isBlank() ? t("database.migrations.noSql") : sql);
        text.addClassName("sql");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", t(heading));
        add(new H3(t(heading)), text);
        return this;
    }
}
