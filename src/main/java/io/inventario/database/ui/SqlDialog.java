package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Statements to read before they run; they scroll inside, with the keyboard too. */
final class SqlDialog extends Dialog {
    SqlDialog(String title) {
        setHeaderTitle(title);
        setWidth("60rem");
        getFooter().add(new Button(t("database.migrations.close"), click -> close()));
    }

    /** Something else to look at, in a dialog that takes the place of this one. */
    void action(String text, Runnable deed) {
        getFooter().addComponentAsFirst(new Button(text, click -> {
            close();
            deed.run();
        }));
    }

    SqlDialog say(String text) {
        add(new Paragraph(text));
        return this;
    }

    /** Nothing where there is nothing to list. */
    SqlDialog list(String heading, List<String> things) {
        if (!things.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("offenders");
            things.forEach(thing -> list.add(new ListItem(thing)));
            add(heading(heading), list);
        }
        return this;
    }

    /** The same for what happens one after the other. */
    SqlDialog steps(String heading, List<String> things) {
        if (!things.isEmpty()) {
            OrderedList list = new OrderedList();
            list.addClassName("offenders");
            things.forEach(thing -> list.add(new ListItem(thing)));
            add(heading(heading), list);
        }
        return this;
    }

    SqlDialog with(String heading, String sql) {
        Pre text = new Pre(sql.isBlank() ? t("database.migrations.noSql") : sql);
        text.addClassName("sql");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", t(heading));
        add(heading(heading), text);
        return this;
    }

    private static H3 heading(String key) {
        H3 heading = new H3(t(key));
        heading.addClassName("dialog-heading");
        return heading;
    }
}
