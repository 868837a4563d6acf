package io.inventario.users;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Spring Security asks about people, and whether a session that they opened still counts. */
@Component
public class UserAccounts implements UserDetailsService, UserDetailsPasswordService {
    private static final Duration MEMORY = Duration.ofSeconds(3);
    private static final long GONE = Long.MAX_VALUE;

    private final UserRepository users;
    private final Passwords passwords;
    private final Clock clock;
    private final LoadingCache<UUID, Long> stamps = remembered(this::stamp);
    private final LoadingCache<UUID, Set<String>> permissions;

    UserAccounts(UserRepository users, Passwords passwords, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
        this.permissions = remembered(users::permissions);
    }

    private static <T> LoadingCache<UUID, T> remembered(CacheLoader<UUID, T> read) {
        return Caffeine.newBuilder()
                .expireAfterWrite(MEMORY)
                .maximumSize(10_000)
                .build(read);
    }

    @Override
    @Transactional(readOnly = true)
    public SignedInUser loadUserByUsername(String usernameOrEmail) {
        return users.findToSignIn(User.key(usernameOrEmail)).stream()
                .findFirst()
                .map(user ->
                        new SignedInUser(user, Objects.requireNonNullElse(user.passwordHash(), passwords.unusable())))
                .orElseThrow(() -> new UsernameNotFoundException("Nobody of that name"));
    }

    /** Stores the same password in the current form, after a sign-in with an outdated one. */
    @Override
    @Transactional
    public UserDetails updatePassword(UserDetails user, @Nullable String hash) {
        SignedInUser person = (SignedInUser) user;
        users.rehash(
                person.userId(),
                Objects.requireNonNull(person.getPassword(), "erased"),
                Objects.requireNonNull(hash, "no hash"));
        return person;
    }

    /**
     * Signs in the active person who has an e-mail that somebody we trust has found to be theirs.
     *
     * @return nobody where no active person has it
     */
    @Transactional
    public Optional<SignedInUser> signInByEmail(String verified) {
        Optional<SignedInUser> person =
                users.findActiveByEmail(User.key(verified)).map(user -> new SignedInUser(user, passwords.unusable()));
        person.ifPresent(user -> {
            user.eraseCredentials();
            signedIn(user);
        });
        return person;
    }

    @Transactional
    void signedIn(SignedInUser user) {
        users.signedIn(user.userId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Whether the session may go on: the person is active, and has neither another role nor another password since they opened
     * it. Asked at every request, so the answer may be three seconds old.
     */
    public boolean isStillSignedIn(SignedInUser user) {
        return stamps.get(user.userId()) <= user.sessionStamp();
    }

    /**
     * The person of a session with the permissions that their role has by now, which a move of the schema or of data may have changed;
     * the very same where it has not. As old as the other answer.
     */
    public SignedInUser asOfNow(SignedInUser user) {
        return user.with(permissions.get(user.userId()));
    }

    private Long stamp(UUID id) {
        return Objects.requireNonNullElse(users.activeSessionStamp(id), GONE);
    }
}
