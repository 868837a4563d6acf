package io.inventario.users;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import io.inventario.shared.SearchText;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administration of the people who work with the application. */
@Service
@Transactional(readOnly = true)
public class UserService {
    private final UserRepository users;
    private final RoleRepository roles;
    private final Administrators administrators;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    UserService(
            UserRepository users,
            RoleRepository roles,
            Administrators administrators,
            Passwords passwords,
            AuditTrail audit,
            Clock clock) {
        this.users = users;
        this.roles = roles;
        this.administrators = administrators;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** The people whom a list shows, in the order of {@code page}, which ends in the id so that pages don't overlap. */
    @RolesAllowed(Permission.MANAGE_USERS)
    public List<UserRow> list(UserFilter filter, Pageable page) {
        List<String> words = SearchText.patterns(filter.search());
        return users.rows(words.get(0), words.get(1), words.get(2), words.get(3), filter.active(), page);
    }

    @RolesAllowed(Permission.MANAGE_USERS)
    public long count(UserFilter filter) {
        List<String> words = SearchText.patterns(filter.search());
        return users.count(words.get(0), words.get(1), words.get(2), words.get(3), filter.active());
    }

    @RolesAllowed(Permission.MANAGE_USERS)
    public Optional<User> find(UUID id) {
        return users.findById(id);
    }

    @RolesAllowed(Permission.MANAGE_USERS)
    public User get(UUID id) {
        return users.findById(id).orElseThrow(() -> new BusinessException("users.gone"));
    }

    @RolesAllowed(Permission.MANAGE_USERS)
    public List<Role> roles() {
        return roles.findByActiveTrueOrderByBuiltInDescCode();
    }

    /**
     * Creates or changes a person. Somebody new can't sign in before they are given a password; another role or the end of
     * their work ends their sessions.
     *
     * @throws BusinessException for a name or address that is taken, and when no administrator would remain (rule U3)
     */
    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public User save(User user) {
        administrators.lock();
        if (user.isNew()) {
            user.created(Actor.current().userId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            return audit.save(users, user);
        }
        User before = get(user.getId());
        if (!Objects.equals(before.getRole(), user.getRole()) || before.isActive() != user.isActive()) {
            user.endSessions();
        }
        if (!User.key(before.getEmail()).equals(User.key(user.getEmail()))) {
            user.forgetVerification();
        }
        User saved = audit.save(users, user);
        administrators.requireOne();
        return saved;
    }

    /** The person can no longer sign in, and their open sessions end within seconds; what they did stays under their name. */
    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public User deactivate(UUID id) {
        return setActive(id, false, "deactivated");
    }

    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public User activate(UUID id) {
        return setActive(id, true, "activated");
    }

    private User setActive(UUID id, boolean active, String action) {
        administrators.lock();
        User user = get(id);
        if (user.isActive() != active) {
            user.setActive(active);
            user.endSessions();
            administrators.requireOne();
            record(action, user, Map.of("active", !active), Map.of("active", active));
        }
        return user;
    }

    /** Gives a new password, to be told to the person, who must change it at their next sign-in; their sessions end. */
    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public String giveTemporaryPassword(UUID id) {
        String password = Passwords.temporary();
        setPassword(get(id), password, true);
        return password;
    }

    /**
     * Sets the password of the person with that username or e-mail, who may keep it: {@code changepassword} of the command line.
     *
     * @throws BusinessException when nobody has that name, or the password is too easy to guess
     */
    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public void setPassword(String usernameOrEmail, String password) {
        User user = users.findToSignIn(User.key(usernameOrEmail)).stream()
                .findFirst()
                .orElseThrow(() -> new BusinessException("users.unknown", usernameOrEmail));
        setPassword(user, password, false);
    }

    private void setPassword(User user, String password, boolean mustChange) {
        user.changePassword(passwords.hash(user, password), mustChange);
        users.flush();
        record("password set", user, null, Map.of("mustChangePassword", mustChange));
    }

    /** One more administrator: {@code createsuperuser} of the command line. */
    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public User createAdministrator(NewAdministrator wanted) {
        return administrators.create(wanted, administrators.lock());
    }

    /**
     * Somebody whose name stands on documents that are brought in from elsewhere: an inactive seller without a password, under
     * an address that can't receive mail; the person of that username where there is one already.
     */
    @Transactional
    @RolesAllowed(Permission.MANAGE_USERS)
    public User pastSeller(String username, String firstName, String lastName) {
        return users.findByUsernameKey(User.key(username)).orElseGet(() -> {
            User seller = new User();
            seller.setUsername(username);
            seller.setEmail(User.key(username) + "@past.invalid");
            seller.setFirstName(firstName);
            seller.setLastName(lastName);
            seller.setRole(roles.findByCode(BuiltInRole.SELLER.code()).orElseThrow());
            seller.setActive(false);
            return save(seller);
        });
    }

    private void record(String action, User user, @Nullable Map<String, ?> before, Map<String, ?> after) {
        audit.record(action, "User", user.getId(), user.label(), before, after);
    }
}
