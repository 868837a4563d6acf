package io.inventario;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import io.inventario.shared.Actor;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import io.inventario.users.AccountService;
import io.inventario.users.NewAdministrator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tests on views without a browser, acting as somebody with certain permissions, in the one application of {@link DatabaseTests}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ViewTests extends SpringBrowserlessTest {
    static {
        DatabaseTests.onPostgres(); // names the database before the application starts
    }

    @Autowired
    private AccountService accounts;

    private List<String> permissions = Permission.ALL;
    private Locale language = Messages.SPANISH;

    @Override
    @BeforeEach
    protected void initVaadinEnvironment() {
        if (accounts.isEmpty()) {
            accounts.createFirstAdministrator(
                    new NewAdministrator("root", "root@example.com", "Ada", "Root", "correct horse battery", null));
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new Actor.Program("tester"), null, AuthorityUtils.createAuthorityList(authorities())));
        SecurityContextHolder.setContext(context);
        super.initVaadinEnvironment();
        UI.getCurrent().setLocale(language);
    }

    @Override
    @AfterEach
    protected void cleanVaadinEnvironment() {
        super.cleanVaadinEnvironment();
        SecurityContextHolder.clearContext();
    }

    /** The mocked request asks for roles with Spring's prefix, which the application itself does without. */
    private List<String> authorities() {
        return permissions.stream()
                .flatMap(permission -> Stream.of(permission, "ROLE_" + permission))
                .toList();
    }

    /** From now on somebody with just these permissions sits there, in a new session. */
    protected void actAs(Locale spoken, String... allowed) {
        permissions = List.of(allowed);
        language = spoken;
        cleanVaadinEnvironment();
        initVaadinEnvironment();
    }

    protected void click(String caption) {
        test(find(Button.class).withText(caption).single()).click();
    }

    protected List<String> notices() {
        return find(Notification.class).all().stream()
                .map(notice -> test(notice).getText())
                .toList();
    }
}
