package io.inventario.app;

import com.vaadin.flow.server.VaadinSession;
import io.inventario.users.AccountService;
import io.inventario.users.SignedInUser;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets the session of a person go on after their account changed by their own hand. */
@Component
class SessionRenewal {
    private final AccountService accounts;

    SessionRenewal(AccountService accounts) {
        this.accounts = accounts;
    }

    void renew() {
        SignedInUser user = accounts.renewed();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }
}
