package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.database.DatabaseNotice;
import io.inventario.shared.ui.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What administrators should see to, above the pages about the database; it takes no room when all is well. */
public class NoticeBar extends Div {
    private static final Logger log = LoggerFactory.getLogger(NoticeBar.class);

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
                .flatMap(notice -> texts(notice).stream())
                .distinct()
                .map(Paragraph::new)
                .forEach(this::add);
        setVisible(getComponentCount() > 0);
    }

    /** What cannot be looked up, because its table is not there yet or the database is away, must not keep anybody from the pages that mend it. */
    private static List<String> texts(DatabaseNotice notice) {
        try {
            return notice.texts(Texts.language());
        } catch (DataAccessException | TransactionException e) {
            log.warn("A notice about the database cannot be looked up: {}", e.getMessage());
            return List.of(t("database.notice.unknown"));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        ComponentUtil.setData(event.getUI(), NoticeBar.class, this);
    }
}
