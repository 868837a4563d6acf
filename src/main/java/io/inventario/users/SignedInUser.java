package io.inventario.users;

import io.inventario.shared.Actor;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person of a session, with the permissions of their role; whoever must change their password first has none.
 */
public final class SignedInUser implements UserDetails, Actor, CredentialsContainer {
    private final UUID id;
    private final String username;
    private final String displayName;
    private final @Nullable String language;
    private final Theme theme;
    private final boolean active;
    private final boolean mustChangePassword;
    private final long sessionStamp;
    private final List<GrantedAuthority> permissions;
    private @Nullable String passwordHash;

    SignedInUser(User user, String passwordHash) {
        this.id = user.getId();
        this.username = user.getUsername();
        this.displayName = user.displayName();
        this.language = user.getLanguage();
        this.theme = user.getTheme();
        this.active = user.isActive();
        this.mustChangePassword = user.isMustChangePassword();
        this.sessionStamp = user.sessionStamp();
        this.permissions = mustChangePassword
                ? List.of()
                : AuthorityUtils.createAuthorityList(
                        Objects.requireNonNull(user.getRole()).getPermissions());
        this.passwordHash = passwordHash;
    }

    private SignedInUser(SignedInUser before, List<String> permissions) {
        this.id = before.id;
        this.username = before.username;
        this.displayName = before.displayName;
        this.language = before.language;
        this.theme = before.theme;
        this.active = before.active;
        this.mustChangePassword = before.mustChangePassword;
        this.sessionStamp = before.sessionStamp;
        this.permissions = AuthorityUtils.createAuthorityList(permissions);
        this.passwordHash = before.passwordHash;
    }

    /** The same person where their role has just these permissions by now; this very one where nothing has changed. */
    SignedInUser with(Set<String> now) {
        return mustChangePassword
                        || AuthorityUtils.authorityListToSet(permissions).equals(now)
                ? this
                : new SignedInUser(this, List.copyOf(now));
    }

    @Override
    public UUID userId() {
        return id;
    }

    @Override
    public String actorName() {
        return username;
    }

    public String displayName() {
        return displayName;
    }

    public @Nullable String language() {
        return language;
    }

    public Theme theme() {
        return theme;
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    long sessionStamp() {
        return sessionStamp;
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return permissions;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return active;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInUser that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return username;
    }
}
