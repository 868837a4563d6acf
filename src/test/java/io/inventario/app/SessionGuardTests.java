package io.inventario.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.inventario.DatabaseTests;
import io.inventario.database.SchemaState;
import io.inventario.shared.Actor;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import io.inventario.users.NewAdministrator;
import io.inventario.users.UserAccounts;
import io.inventario.users.UserService;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Who was dismissed is out at the next request; an absent database puts nobody out, and lets only an open screen say so. */
class SessionGuardTests extends DatabaseTests {
    private static final String PASSWORD = "corcho-azul-42";

    @Autowired
    UserService users;

    @Autowired
    UserAccounts accounts;

    @Autowired
    SchemaState schema;

    @Autowired
    JdbcClient jdbc;

    private final UserAccounts answering = mock(UserAccounts.class);
    private final MockFilterChain beyond = new MockFilterChain();

    @BeforeEach
    void signIn() {
        String username = "guard" + Ids.next();
        Actor.asProgram(
                "test",
                () -> users.createAdministrator(
                        new NewAdministrator(username, username + "@example.com", "", "", PASSWORD, null)));
        UserDetails user = accounts.loadUserByUsername(username);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoIsDismissedIsSignedOut() throws ServletException, IOException {
        doReturn(false).when(answering).isStillSignedIn(any());
        pass(fromAScreen());
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void whatARoleMayByNowIsPartOfTheSessionFromTheNextRequestOn() throws ServletException, IOException {
        MockHttpServletRequest request = fromAScreen();
        jdbc.sql(
                        "insert into role_permission (role_id, permission) select id, 'NEWER' from role where code = 'administrator'")
                .update();
        try {
            new SessionGuard(accounts, schema).doFilter(request, new MockHttpServletResponse(), beyond);
        } finally {
            jdbc.sql("delete from role_permission where permission = 'NEWER'").update();
        }

        assertThat(Screens.may("NEWER")).isTrue();
        assertThat(Screens.may(Permission.MANAGE_DATABASE)).isTrue();
        assertThat(Objects.requireNonNull(request.getSession())
                        .getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .isEqualTo(SecurityContextHolder.getContext());
    }

    @Test
    void anOpenScreenMaySayThatTheDatabaseIsAway() throws ServletException, IOException {
        doThrow(new DataAccessResourceFailureException("away", new ConnectException()))
                .when(answering)
                .isStillSignedIn(any());
        pass(fromAScreen());
        assertThat(beyond.getRequest()).isNotNull();
    }

    @Test
    void aPageIsNotOpenedWhileNobodyKnowsWhoMaySeeIt() {
        doThrow(new DataAccessResourceFailureException("away", new ConnectException()))
                .when(answering)
                .isStillSignedIn(any());
        assertThatThrownBy(() -> pass(new MockHttpServletRequest("GET", "/ventas")))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(beyond.getRequest()).isNull();
    }

    @Test
    void anotherErrorLetsNobodyPass() {
        doThrow(new InvalidDataAccessApiUsageException("a bug")).when(answering).isStillSignedIn(any());
        assertThatThrownBy(() -> pass(fromAScreen())).isInstanceOf(InvalidDataAccessApiUsageException.class);
        assertThat(beyond.getRequest()).isNull();
    }

    private void pass(MockHttpServletRequest request) throws ServletException, IOException {
        new SessionGuard(answering, schema).doFilter(request, new MockHttpServletResponse(), beyond);
    }

    private static MockHttpServletRequest fromAScreen() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setServletPath("/");
        request.setParameter("v-r", "uidl");
        return request;
    }
}
