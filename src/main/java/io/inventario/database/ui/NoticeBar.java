package io.inventario.database.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.database.DatabaseNotice;
import io.inventario.shared.ui.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What administrators should see to, above the pages about the database; it takes no room when all is well. */
public class NoticeBar extends Div {
    private final List<DatabaseNotice> notices;

    public NoticeBar(List<DatabaseNotice> notices) {
        this.notices = notices;
        addClassName("database-notices");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** For a page on which something was done that may have ended an alarm, or raised one. */
    public static void lookAgain() {
        @Nullable NoticeBar shown = ComponentUtil.getData(UI.getCurrent(), NoticeBar.class);
        if (shown != null) {
            shown.look();
        }
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

    @Override
    protected void onAttach(AttachEvent event) {
        ComponentUtil.setData(event.getUI(), NoticeBar.class, this);
    }
}
