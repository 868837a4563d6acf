package io.inventario.database.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.database.DatabaseNotice;
import io.inventario.shared.ui.Texts;
import java.util.List;

/** What administrators should see to, at the top of the pages about the database; it takes no room when all is well. */
public class NoticeBar extends Div {
    private final List<DatabaseNotice> notices;

    public NoticeBar(List<DatabaseNotice> notices) {
        this.notices = notices;
        addClassName("database-notices");
        getElement().setAttribute("role", "alert");
        look();
    }

    /** Asks anew. */
    public final void look() {
        removeAll();
        notices.stream()
                .flatMap(notice -> notice.texts(Texts.language()).stream())
                .map(Paragraph::new)
                .forEach(this::add);
        setVisible(getComponentCount() > 0);
    }
}
