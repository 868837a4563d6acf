package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;
import io.inventario.users.AccountService;
import io.inventario.users.SignedInUser;
import io.inventario.users.Theme;
import java.util.Locale;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What people change about the application for themselves: their data, its language and colours, and to leave it. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu extends MenuBar {
    private final transient AccountService accounts;
    private final transient SessionRenewal session;

    UserMenu(AccountService accounts, SessionRenewal session, AuthenticationContext authentication) {
        this.accounts = accounts;
        this.session = session;
        addClassName("user-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        Screens.signedIn().ifPresent(user -> build(user, authentication));
    }

    private void build(SignedInUser user, AuthenticationContext authentication) {
        Avatar avatar = new Avatar(user.displayName());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(user.displayName());
        name.addClassName("user-name");
        MenuItem root = addItem(avatar);
        root.add(name);
        root.setAriaLabel(t("app.user_menu", user.displayName()));
        SubMenu menu = root.getSubMenu();
        menu.addItem(t("app.profile.title"), click -> UI.getCurrent().navigate(ProfileView.class));
        languages(menu.addItem(t("users.language")).getSubMenu());
        colours(menu.addItem(t("users.theme")).getSubMenu(), user.theme());
        menu.addSeparator();
        menu.addItem(t("app.sign_out"), click -> authentication.logout());
    }

    private void languages(SubMenu menu) {
        for (Locale locale : Messages.LANGUAGES) {
            MenuItem item = menu.addItem(LanguageSwitch.nameOf(locale), click -> speak(locale.getLanguage()));
            item.setCheckable(true);
            item.setChecked(locale.equals(Texts.language()));
        }
    }

    private void speak(String language) {
        accounts.speak(language);
        session.renew();
        UI ui = UI.getCurrent();
        Screens.speak(ui, language);
        ui.getPage().reload();
    }

    private void colours(SubMenu menu, Theme current) {
        for (Theme theme : Theme.values()) {
            MenuItem item = menu.addItem(t("users.theme." + theme), click -> {
                accounts.show(theme);
                session.renew();
                UI.getCurrent().getPage().setColorScheme(Screens.scheme(theme));
                menu.getItems().forEach(other -> other.setChecked(other == click.getSource()));
            });
            item.setCheckable(true);
            item.setChecked(theme == current);
        }
    }
}
