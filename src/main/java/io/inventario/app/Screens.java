package io.inventario.app;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;
import io.inventario.users.AccountService;
import io.inventario.users.SignedInUser;
import io.inventario.users.Theme;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Prepares every browser tab: the person's language and colours, errors told in words, and the two pages that come before all
 * others, the set-up of a new installation and the change of a temporary password.
 */
@Component
class Screens implements VaadinServiceInitListener {
    private final AccountService accounts;
    private final Incidents incidents;
    private final Supplier<Formats> formats;
    private volatile boolean setUp;

    Screens(AccountService accounts, Incidents incidents, Supplier<Formats> formats) {
        this.accounts = accounts;
        this.incidents = incidents;
        this.formats = formats;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(incidents));
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .getElementsByTag("html")
                .attr("lang", language(page.getVaadinRequest()).getLanguage()));
        event.getSource().addUIInitListener(ui -> {
            Texts.notation(ui.getUI(), formats);
            connectionWords(ui.getUI());
            signedIn().ifPresent(user -> greet(ui.getUI(), user));
            ui.getUI().addBeforeEnterListener(this::lead);
        });
    }

    /** Vaadin does not know the language before there is a window, and readers of the screen go by the page's own word for it. */
    private static Locale language(VaadinRequest request) {
        VaadinSession session = VaadinSession.getCurrent();
        return Messages.language(signedIn()
                .map(SignedInUser::language)
                .map(Locale::of)
                .orElseGet(() -> session == null ? request.getLocale() : session.getLocale()));
    }

    private static void greet(UI ui, SignedInUser user) {
        if (user.language() != null) {
            speak(ui, user.language());
        }
        ui.getPage().setColorScheme(scheme(user.theme()));
    }

    /** From now on this session speaks that language; what is on the screen already has to be loaded again. */
    static void speak(UI ui, String language) {
        Locale locale = Messages.language(Locale.of(language));
        VaadinSession session = ui.getSession();
        if (!locale.equals(session.getLocale())) {
            session.setLocale(locale);
        }
        ui.setLocale(locale);
        connectionWords(ui);
    }

    /** What the browser itself says while the server does not answer. */
    private static void connectionWords(UI ui) {
        ReconnectDialogConfiguration words = ui.getReconnectDialogConfiguration();
        words.setDialogText(Messages.text(ui.getLocale(), "app.connection.lost"));
        words.setDialogTextGaveUp(Messages.text(ui.getLocale(), "app.connection.gone"));
    }

    static ColorScheme.Value scheme(Theme theme) {
        return switch (theme) {
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
            case SYSTEM -> ColorScheme.Value.LIGHT_DARK;
        };
    }

    /** Whether whoever is signed in, if anybody, has that permission. */
    static boolean may(String permission) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> permission.equals(authority.getAuthority()));
    }

    static Optional<SignedInUser> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    private void lead(BeforeEnterEvent event) {
        if (!isSetUp()) {
            if (event.getNavigationTarget() != SetupView.class) {
                event.forwardTo(SetupView.class);
            }
        } else if (event.getNavigationTarget() != ProfileView.class
                && signedIn().filter(SignedInUser::mustChangePassword).isPresent()) {
            event.forwardTo(ProfileView.class);
        }
    }

    /** Once there is somebody there always is (rule U3), so that only a new installation asks more than once. */
    private boolean isSetUp() {
        if (!setUp) {
            setUp = !accounts.isEmpty();
        }
        return setUp;
    }
}
