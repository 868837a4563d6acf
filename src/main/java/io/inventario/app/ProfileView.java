package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.BeanValidationBinder;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.EmailInput;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import io.inventario.users.AccountService;
import io.inventario.users.SignedInUser;
import io.inventario.users.Theme;
import io.inventario.users.User;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.springframework.dao.OptimisticLockingFailureException;

/** Everybody's own data and password; whoever came in by a temporary password sees only the latter. */
@Route("perfil")
@PermitAll
public class ProfileView extends Main implements HasDynamicTitle {
    private final transient AccountService accounts;
    private final transient SessionRenewal session;
    private final BeanValidationBinder<User> binder = new BeanValidationBinder<>(User.class);

    ProfileView(AccountService accounts, SessionRenewal session) {
        this.accounts = accounts;
        this.session = session;
        addClassName("plain-page");
        add(new H1(t("app.profile.title")));
        boolean temporary =
                Screens.signedIn().filter(SignedInUser::mustChangePassword).isPresent();
        if (temporary) {
            add(new Paragraph(t("app.profile.must_change")));
        } else {
            add(ownData());
        }
        Runnable goOn = () -> {
            session.renew();
            if (temporary) {
                UI.getCurrent().getPage().setLocation(VaadinRequest.getCurrent().getContextPath() + "/");
            } else {
                Notices.success(t("app.profile.password_changed"));
            }
        };
        add(new Section(new H2(t("app.profile.password")), new PasswordForm(accounts::changeOwnPassword, goOn)));
    }

    private Section ownData() {
        User user = accounts.own();
        TextField username = new TextField(t("users.username"));
        username.setValue(user.getUsername());
        username.setReadOnly(true);
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandFields(true);
        form.setExpandColumns(true);
        form.setMaxColumns(2);
        form.add(
                username,
                bound(new EmailInput(t("users.email")), "email"),
                boundText("firstName"),
                boundText("lastName"),
                boundText("phone"),
                languages(),
                themes());
        binder.setBean(user);
        Button save = new Button(t("app.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        return new Section(new H2(t("app.profile.data")), form, save);
    }

    private TextField boundText(String property) {
        TextField field = new TextField(t("users." + property));
        binder.forField(field).bind(property);
        return field;
    }

    private EmailField bound(EmailField field, String property) {
        binder.forField(field).bind(property);
        return field;
    }

    private Select<String> languages() {
        Select<String> language = new Select<>();
        language.setLabel(t("users.language"));
        language.setItems(Messages.LANGUAGES.stream().map(Locale::getLanguage).toList());
        language.setItemLabelGenerator(
                code -> code == null ? t("users.language.browser") : LanguageSwitch.nameOf(Locale.of(code)));
        language.setEmptySelectionAllowed(true);
        language.setEmptySelectionCaption(t("users.language.browser"));
        binder.forField(language).bind("language");
        return language;
    }

    private Select<Theme> themes() {
        Select<Theme> theme = new Select<>();
        theme.setLabel(t("users.theme"));
        theme.setItems(Theme.values());
        theme.setItemLabelGenerator(value -> t("users.theme." + value));
        binder.forField(theme).bind("theme");
        return theme;
    }

    private void save() {
        if (!binder.validate().isOk()) {
            return;
        }
        try {
            User saved = accounts.saveOwn(binder.getBean());
            session.renew();
            UI ui = UI.getCurrent();
            String language = saved.getLanguage();
            if (language != null && !language.equals(Texts.language().getLanguage())) {
                Screens.speak(ui, language);
                ui.getPage().reload();
            } else {
                ui.getPage().setColorScheme(Screens.scheme(saved.getTheme()));
                binder.setBean(accounts.own());
                Notices.success(t("app.profile.saved"));
            }
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        } catch (OptimisticLockingFailureException stale) {
            binder.setBean(accounts.own());
            Notices.refusal(t("app.stale"));
        }
    }

    @Override
    public String getPageTitle() {
        return t("app.profile.title");
    }
}
