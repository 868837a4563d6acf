package io.inventario.users;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Guards rule U3: whoever changes who is an administrator does so alone, and one always remains. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Administrators {
    private final UserRepository users;
    private final RoleRepository roles;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    Administrators(UserRepository users, RoleRepository roles, Passwords passwords, AuditTrail audit, Clock clock) {
        this.users = users;
        this.roles = roles;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Waits until nobody else changes administrators, and keeps it so until this transaction ends. */
    Role lock() {
        return roles.lockByCode(BuiltInRole.ADMINISTRATOR.code()).orElseThrow();
    }

    /** @throws BusinessException when the change just made would leave nobody who can administer */
    void requireOne() {
        users.flush();
        if (users.countWhoCanSignInAs(BuiltInRole.ADMINISTRATOR.code()) == 0) {
            throw new BusinessException("users.last_administrator");
        }
    }

    User create(NewAdministrator wanted, Role administrator) {
        User user = new User();
        user.setUsername(wanted.username());
        user.setEmail(wanted.email());
        user.setFirstName(wanted.firstName());
        user.setLastName(wanted.lastName());
        user.setLanguage(wanted.language());
        user.setRole(administrator);
        user.changePassword(passwords.hash(user, wanted.password()), false);
        user.created(Actor.current().userId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return audit.save(users, user);
    }
}
