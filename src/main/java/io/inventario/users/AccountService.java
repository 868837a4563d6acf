package io.inventario.users;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Messages;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody does with their own account, and how the very first one comes into being. */
@Service
@Transactional(readOnly = true)
public class AccountService {
    private final UserRepository users;
    private final Administrators administrators;
    private final Passwords passwords;
    private final AuditTrail audit;

    AccountService(UserRepository users, Administrators administrators, Passwords passwords, AuditTrail audit) {
        this.users = users;
        this.administrators = administrators;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Whether nobody was ever given a password, so that the set-up page is open; sellers of imported documents don't count. */
    @PermitAll
    public boolean isEmpty() {
        return !users.existsByPasswordHashNotNull();
    }

    /**
     * Creates the first administrator, as long as nobody can sign in; of two who try at once one succeeds.
     *
     * @throws BusinessException when there is somebody already, or the password is too easy to guess
     */
    @Transactional
    @PermitAll
    public User createFirstAdministrator(NewAdministrator wanted) {
        Role administrator = administrators.lock();
        if (!isEmpty()) {
            throw new BusinessException("users.not_first");
        }
        return Actor.asProgram("setup", () -> administrators.create(wanted, administrator));
    }

    @PermitAll
    public User own() {
        return users.findById(ownId()).orElseThrow(() -> new AccessDeniedException("The account is gone"));
    }

    /** The person of this session as they are now, to go on with after their account changed. */
    @PermitAll
    public SignedInUser renewed() {
        User user =
                users.findWithPermissions(ownId()).orElseThrow(() -> new AccessDeniedException("The account is gone"));
        SignedInUser renewed = new SignedInUser(user, passwords.unusable());
        renewed.eraseCredentials();
        return renewed;
    }

    /** Saves the own data; username, role and whether the account is active are for those who manage users. */
    @Transactional
    @PermitAll
    public User saveOwn(User edited) {
        User before = own();
        if (!edited.equals(before)
                || !edited.getUsername().equals(before.getUsername())
                || !Objects.equals(edited.getRole(), before.getRole())
                || edited.isActive() != before.isActive()) {
            throw new AccessDeniedException("Only the own data may be changed");
        }
        if (!User.key(before.getEmail()).equals(User.key(edited.getEmail()))) {
            edited.forgetVerification();
        }
        return audit.save(users, edited);
    }

    /**
     * Replaces the own password; every other session of this person ends.
     *
     * @throws BusinessException at the field {@code current} when that is not the password, at {@code password} when the new
     *     one is too easy to guess or the same
     */
    @Transactional
    @PermitAll
    public void changeOwnPassword(String current, String password) {
        User user = own();
        if (!passwords.matches(current, user)) {
            throw BusinessException.at("current", "users.password.wrong");
        }
        if (current.equals(password)) {
            throw BusinessException.at("password", "users.password.same");
        }
        user.changePassword(passwords.hash(user, password), false);
        users.flush();
        audit.record("password changed", "User", user.getId(), user.label(), null, Map.of("mustChangePassword", false));
    }

    /** From now on speaks {@code es} or {@code en} to this person. */
    @Transactional
    @PermitAll
    public void speak(String language) {
        if (Messages.LANGUAGES.stream().noneMatch(locale -> locale.getLanguage().equals(language))) {
            throw new IllegalArgumentException("No texts in " + language);
        }
        User user = own();
        String before = Objects.requireNonNullElse(user.getLanguage(), "browser");
        if (!language.equals(before)) {
            user.setLanguage(language);
            recordChange(user, "language", before, language);
        }
    }

    @Transactional
    @PermitAll
    public void show(Theme theme) {
        User user = own();
        Theme before = user.getTheme();
        if (theme != before) {
            user.setTheme(theme);
            recordChange(user, "theme", before, theme);
        }
    }

    private void recordChange(User user, String fact, Object before, Object after) {
        audit.record("changed", "User", user.getId(), user.label(), Map.of(fact, before), Map.of(fact, after));
    }

    private static UUID ownId() {
        UUID id = Actor.current().userId();
        if (id == null) {
            throw new AccessDeniedException("The program has no account");
        }
        return id;
    }
}
