package io.inventario.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLayout;
import io.inventario.database.DatabaseNotice;
import io.inventario.database.ui.NoticeBar;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The frame around the pages about the database: what administrators should see to stands above each of them. */
@Layout("/base-de-datos")
@ParentLayout(MainLayout.class)
@RolesAllowed(Permission.MANAGE_DATABASE)
class DatabaseFrame extends Div implements RouterLayout, AfterNavigationObserver {
    private final NoticeBar notices;

    DatabaseFrame(List<DatabaseNotice> notices) {
        this.notices = new NoticeBar(notices);
        addClassName("database-frame");
        add(this.notices);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        notices.look();
    }
}
