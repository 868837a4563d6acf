package io.inventario.app;

import com.vaadin.flow.server.HandlerHelper;
import io.inventario.database.DatabaseFailure;
import io.inventario.users.SignedInUser;
import io.inventario.users.UserAccounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the sessions of people who were deactivated or given another role or password since they signed in. */
class SessionGuard extends OncePerRequestFilter {
    private final UserAccounts accounts;

    SessionGuard(UserAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && isOut(user, request)) {
            new SecurityContextLogoutHandler().logout(request, response, authentication);
        }
        chain.doFilter(request, response);
    }

    /**
     * What a screen asks of the server goes on to the screen while the database is away, which then says so; nothing can be read or
     * written meanwhile.
     */
    private boolean isOut(SignedInUser user, HttpServletRequest request) {
        try {
            return !accounts.isStillSignedIn(user);
        } catch (DataAccessException | TransactionException away) {
            if (HandlerHelper.isFrameworkInternalRequest("/*", request)
                    && DatabaseFailure.in(away).isPresent()) {
                return false;
            }
            throw away;
        }
    }
}
