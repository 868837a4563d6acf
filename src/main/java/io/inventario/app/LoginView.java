package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Where people sign in. */
@Route(value = LoginView.ROUTE, autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "login";
    static final String TOO_MANY = "attempts";
    static final String GOOGLE_NOBODY = "google_nobody";
    static final String GOOGLE_FAILED = "google_failed";

    private final LoginForm form = new LoginForm();

    LoginView(ObjectProvider<GoogleSignIn> google) {
        addClassName("front-page");
        form.setI18n(texts());
        form.setAction(ROUTE);
        form.setForgotPasswordButtonVisible(false);
        H1 name = new H1("Inventario");
        Paragraph purpose = new Paragraph(t("app.purpose"));
        purpose.addClassName("front-purpose");
        Div card = new Div(name, purpose, form);
        google.ifAvailable(signIn -> card.add(byGoogle()));
        card.add(new LanguageSwitch());
        card.addClassName("front-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (Screens.signedIn().isPresent()) {
            event.forwardTo(LandingView.class);
            return;
        }
        List<String> error =
                event.getLocation().getQueryParameters().getParameters().get("error");
        if (error == null) {
            form.setError(false);
            return;
        }
        switch (error.isEmpty() ? "" : error.getFirst()) {
            case TOO_MANY -> form.showErrorMessage(t("app.login.too_many.title"), t("app.login.too_many"));
            case GOOGLE_NOBODY -> form.showErrorMessage(t("app.login.failed.title"), t("app.login.google.nobody"));
            case GOOGLE_FAILED -> form.showErrorMessage(t("app.login.failed.title"), t("app.login.google.failed"));
            default -> form.setError(true);
        }
    }

    /** A link, because the browser leaves for Google and comes back. */
    private static Anchor byGoogle() {
        Anchor link = new Anchor(GoogleSignIn.START, t("app.login.google"));
        link.setRouterIgnore(true);
        link.addClassName("front-google");
        return link;
    }

    private static LoginI18n texts() {
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form labels = texts.getForm();
        labels.setTitle(t("app.login.title"));
        labels.setUsername(t("app.login.username"));
        labels.setPassword(t("app.login.password"));
        labels.setSubmit(t("app.login.submit"));
        LoginI18n.ErrorMessage error = texts.getErrorMessage();
        error.setTitle(t("app.login.failed.title"));
        error.setMessage(t("app.login.failed"));
        error.setUsername(t("app.login.username.needed"));
        error.setPassword(t("app.login.password.needed"));
        return texts;
    }

    @Override
    public String getPageTitle() {
        return t("app.login.title");
    }
}
