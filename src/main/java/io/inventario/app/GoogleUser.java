package io.inventario.app;

import io.inventario.users.SignedInUser;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Who Google says somebody is, with the person that they are here; only for the moment of signing in. */
final class GoogleUser extends DefaultOidcUser {
    private final transient SignedInUser person;

    GoogleUser(OidcIdToken token, SignedInUser person) {
        super(person.getAuthorities(), token);
        this.person = person;
    }

    SignedInUser person() {
        return person;
    }
}
