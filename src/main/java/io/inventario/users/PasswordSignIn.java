package io.inventario.users;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs people in by username or e-mail and password. The answer is the same for an unknown name and a wrong password; that an
 * account is deactivated is told only to whoever knows its password.
 */
@Component
class PasswordSignIn extends DaoAuthenticationProvider {
    private static final String NO_ADDRESS = "local";

    private final UserAccounts accounts;
    private final SignInAttempts attempts;

    PasswordSignIn(UserAccounts accounts, SignInAttempts attempts, PasswordEncoder encoder) {
        super(accounts);
        this.accounts = accounts;
        this.attempts = attempts;
        setPasswordEncoder(encoder);
        setUserDetailsPasswordService(accounts);
        setPreAuthenticationChecks(user -> {});
        setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String account = accountKey(asked);
        String address = asked.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : NO_ADDRESS;
        if (!attempts.allow(account, address == null ? NO_ADDRESS : address)) {
            throw new LockedException("Too many attempts");
        }
        Authentication signedIn = super.authenticate(asked);
        attempts.forget(account);
        if (signedIn.getPrincipal() instanceof SignedInUser user) {
            accounts.signedIn(user);
        }
        return signedIn;
    }

    /** What was typed, cut to what the column holds: no account has a longer name. */
    private static String accountKey(Authentication asked) {
        String key = User.key(asked.getName());
        return key.substring(0, Math.min(key.length(), 254));
    }
}
