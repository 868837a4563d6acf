package io.inventario.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.ViewTests;
import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.users.NewAdministrator;
import io.inventario.users.Role;
import io.inventario.users.UserAccounts;
import io.inventario.users.UserService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

class FrameTests extends ViewTests {
    private static final String PASSWORD = "corcho-azul-42";

    @Autowired
    private Incidents incidents;

    @Autowired
    UserService users;

    @Autowired
    UserAccounts accounts;

    @Autowired
    SetupService setup;

    @Test
    void unknownAddressSaysSo() {
        UI.getCurrent().navigate("no/such/page");
        assertThat(shown()).contains("Página no encontrada", "no/such/page");
    }

    @Test
    void pageBeyondTheRoleIsDeniedInWordsAndWithoutATrace() {
        actAs(Locale.ENGLISH, Permission.VIEW_CUSTOMERS);
        UI.getCurrent().navigate("usuarios");
        assertThat(shown()).contains("No permission").doesNotContain("Exception");
    }

    @Test
    void menuNamesOnlyWhatTheRoleMayOpen() {
        actAs(Locale.ENGLISH, Permission.VIEW_CUSTOMERS);
        UI.getCurrent().navigate("clientes");
        List<String> entries = find(SideNavItem.class).all().stream()
                .map(SideNavItem::getLabel)
                .toList();
        assertThat(entries).containsExactly(Messages.text(Locale.ENGLISH, "customers.title"));
    }

    @Test
    void pagesAboutTheDatabaseAreAPartOfTheMenu() {
        UI.getCurrent().navigate("base-de-datos/salud");
        SideNav part = find(SideNav.class).all().stream()
                .filter(nav -> "Base de datos".equals(nav.getLabel()))
                .findFirst()
                .orElseThrow();
        assertThat(part.getItems())
                .extracting(SideNavItem::getLabel)
                .contains("Salud", "Copias de seguridad", "Trabajos");
        assertThat(part.getItems())
                .extracting(SideNavItem::getPath)
                .allMatch(path -> path.startsWith("base-de-datos/"));
    }

    @Test
    void setUpIsClosedOnceThereIsSomebody() {
        UI.getCurrent().navigate("configurar");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isNotEqualTo("configurar");
    }

    @Test
    void setUpTellsWhatIsTooLongAtItsField() {
        UI.getCurrent().add(new SetupView(setup));
        typeText("Nombre de la empresa", "x".repeat(201));
        typeText("Usuario", "x".repeat(151));
        typeText("Nombres", "x".repeat(101));
        click("Crear y empezar");
        assertThat(text("Nombre de la empresa").isInvalid()).isTrue();
        assertThat(text("Nombre de la empresa").getErrorMessage()).contains("200");
        assertThat(text("Usuario").getErrorMessage()).contains("150");
        assertThat(text("Nombres").getErrorMessage()).contains("100");
    }

    @Test
    void signInPageTellsOfTooManyAttempts() {
        SecurityContextHolder.clearContext();
        UI.getCurrent().navigate("login", QueryParameters.of("error", LoginView.TOO_MANY));
        assertThat(find(LoginForm.class).single().isError()).isTrue();
    }

    @Test
    void wrongCurrentPasswordIsToldAtItsField() {
        signIn();
        UI.getCurrent().navigate(ProfileView.class);
        type("Contraseña actual", "not the password");
        type("Contraseña nueva", "another-good-one");
        type("Repita la contraseña", "another-good-one");
        click("Cambiar la contraseña");
        assertThat(field("Contraseña actual").isInvalid()).isTrue();
        assertThat(field("Contraseña nueva").isInvalid()).isFalse();
    }

    @Test
    @SuppressWarnings("unchecked") // the only choice of the form holds roles
    void takenNameIsToldAtItsFieldAndANewPersonNeedsAPassword() {
        String username = "taken" + Ids.next();
        for (int attempt = 0; attempt < 2; attempt++) {
            UI.getCurrent().navigate("usuarios/nuevo");
            typeText("Usuario", username);
            test(find(EmailField.class).single()).setValue(attempt + username + "@example.com");
            Select<Role> role = find(Select.class).withLabel("Rol").single();
            test(role).selectItem("Vendedor");
            click("Guardar");
            assertThat(find(Paragraph.class)
                            .withCondition(words -> words.getText().startsWith("Todavía no tiene contraseña"))
                            .exists())
                    .isEqualTo(attempt == 0);
        }
        assertThat(text("Usuario").isInvalid()).isTrue();
        assertThat(text("Usuario").getErrorMessage()).isEqualTo("Ya existe un usuario con ese nombre.");
        assertThat(notices()).noneMatch(notice -> notice.contains("Ya existe"));
    }

    @Test
    void bugIsToldByTheNumberUnderWhichItIsLogged() {
        assertThat(incidents.explain(new IllegalStateException("a secret of the program")))
                .matches("(?s).*[2-9A-Z]{4}-[2-9A-Z]{4}.*")
                .doesNotContain("secret");
    }

    @Test
    void browserThatLeavesIsNoIncident() {
        ClientAbortException left = new ClientAbortException(new IOException("Broken pipe"));
        assertThat(incidents.explain(new UncheckedIOException(left))).isEmpty();
        assertThat(incidents.explain(left)).isEmpty();
    }

    private void signIn() {
        String username = "frame" + Ids.next();
        Actor.asProgram(
                "test",
                () -> users.createAdministrator(
                        new NewAdministrator(username, username + "@example.com", "", "", PASSWORD, null)));
        UserDetails user = accounts.loadUserByUsername(username);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }

    private String shown() {
        return find(Main.class).single().getElement().getTextRecursively();
    }

    private PasswordField field(String label) {
        return find(PasswordField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private TextField text(String label) {
        return find(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private void typeText(String label, String typed) {
        test(text(label)).setValue(typed);
    }

    private void type(String label, String text) {
        test(field(label)).setValue(text);
    }
}
