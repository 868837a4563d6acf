package io.inventario.app;

import com.vaadin.flow.server.HandlerHelper;
import io.inventario.database.DatabaseFailure;
import io.inventario.database.SchemaState;
import io.inventario.users.SignedInUser;
import io.inventario.users.UserAccounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions of people who were deactivated or given another role or password since they signed in, and brings into the others
 * what their role may by now.
 */
class SessionGuard extends OncePerRequestFilter {
    private final UserAccounts accounts;
    private final SchemaState schema;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SessionGuard(UserAccounts accounts, SchemaState schema) {
        this.accounts = accounts;
        this.schema = schema;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
            try {
                examine(user, authentication, request, response);
            } catch (DataAccessException | TransactionException away) {
                if (!mayGoOn(request, away)) {
                    throw away;
                }
            }
        }
        chain.doFilter(request, response);
    }

    private void examine(
            SignedInUser user, Authentication before, HttpServletRequest request, HttpServletResponse response) {
        if (!accounts.isStillSignedIn(user)) {
            new SecurityContextLogoutHandler().logout(request, response, before);
        } else if (schema.pending() == 0) { // who went back in migrations must be able to go forward again
            SignedInUser now = accounts.asOfNow(user);
            if (now != user) {
                goOn(now, before, request, response);
            }
        }
    }

    private void goOn(
            SignedInUser user, Authentication before, HttpServletRequest request, HttpServletResponse response) {
        UsernamePasswordAuthenticationToken now =
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        now.setDetails(before.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(now);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /**
     * What a screen asks of the server goes on to the screen while the database is away, which then says so; nothing can be read or
     * written meanwhile.
     */
    private static boolean mayGoOn(HttpServletRequest request, RuntimeException away) {
        return HandlerHelper.isFrameworkInternalRequest("/*", request)
                && DatabaseFailure.in(away).isPresent();
    }
}
