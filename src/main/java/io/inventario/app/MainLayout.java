package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The frame around every page: navigation by what the person may open, the company and the person at its foot. */
@Layout
@PermitAll
@JsModule("./charts-banner.js")
@Uses(ProgressBar.class) // only beans that pages are given use it, which the bundle's build does not see
public class MainLayout extends AppLayout {
    /** The entries know which of them is the page's once the browser has made them. */
    private static final String CURRENT_IN_SIGHT = """
            setTimeout(() => this.querySelector('vaadin-side-nav-item[current]')
                    ?.scrollIntoView({block: 'center'}), 500)""";

    MainLayout(CompanyService companies, UserMenu user) {
        setPrimarySection(Section.NAVBAR);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(t("app.menu.toggle"));
        toggle.setTooltipText(t("app.menu.toggle"));
        Anchor brand = new Anchor("", "Inventario");
        brand.addClassName("brand");
        addToNavbar(toggle, brand);
        Scroller navigation = new Scroller(navigation(), Scroller.ScrollDirection.VERTICAL);
        navigation.addClassName("navigation");
        navigation.addAttachListener(attached -> navigation.getElement().executeJs(CURRENT_IN_SIGHT));
        Div company = new Div(companies.terms().name());
        company.addClassName("company");
        Footer foot = new Footer(company, user);
        foot.addClassName("drawer-foot");
        addToDrawer(navigation, foot);
    }

    private static Div navigation() {
        Map<MenuPart, List<MenuEntry>> parts = MenuConfiguration.getMenuEntries().stream()
                .collect(Collectors.groupingBy(MenuPart::of, () -> new EnumMap<>(MenuPart.class), Collectors.toList()));
        Div navigation = new Div();
        parts.forEach((part, entries) -> {
            SideNav nav = new SideNav();
            if (part != MenuPart.START) {
                nav.setLabel(part.title());
                nav.setCollapsible(true);
            }
            entries.forEach(entry -> nav.addItem(item(entry)));
            navigation.add(nav);
        });
        return navigation;
    }

    private static SideNavItem item(MenuEntry entry) {
        String title = Messages.has(Texts.language(), entry.title()) ? t(entry.title()) : entry.title();
        SideNavItem item = new SideNavItem(title, entry.path());
        if (entry.icon() != null) {
            item.setPrefixComponent(new Icon(entry.icon()));
        }
        item.setMatchNested(true);
        return item;
    }
}
