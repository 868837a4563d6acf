package io.inventario.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inventario.DatabaseTests;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

class UserServiceTests extends DatabaseTests {
    private static final String PASSWORD = "corcho-azul-42";

    @Autowired
    UserService users;

    @Autowired
    AccountService accounts;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    PasswordSignIn passwordSignIn;

    @Autowired
    JdbcClient jdbc;

    AuthenticationManager signIn;

    @BeforeEach
    void startWithNobody() {
        // documents may refer to people of other tests, who therefore only move out of the way
        jdbc.sql("""
                        update app_user set password_hash = null, active = false, first_name = 'x', last_name = 'x', phone = '',
                            search_text = concat(id, ' x x ', id, '@gone.invalid'),
                            username = cast(id as varchar(40)), username_key = cast(id as varchar(40)),
                            email = cast(id as varchar(40)) || '@gone.invalid',
                            email_key = cast(id as varchar(40)) || '@gone.invalid'
                        where password_hash is not null or active""").update();
        jdbc.sql("delete from sign_in_attempt").update();
        signIn = new ProviderManager(passwordSignIn);
    }

    @Test
    void rolesInTheDatabaseAreThoseInTheCode() {
        for (BuiltInRole role : BuiltInRole.values()) {
            Set<String> stored = new TreeSet<>(jdbc.sql(
                            "select permission from role_permission p join role r on r.id = p.role_id where r.code = :code")
                    .param("code", role.code())
                    .query(String.class)
                    .list());
            assertThat(stored).as(role.code()).isEqualTo(new TreeSet<>(role.permissions()));
        }
    }

    @Test
    void firstAdministratorHasEveryPermissionAndIsAudited() {
        User admin = first("Ana");
        assertThat(permissions(signIn("ANA", PASSWORD))).containsExactlyInAnyOrderElementsOf(Permission.ALL);
        List<@Nullable String> audit = jdbc.sql(
                        "select after from audit_row where subject_id = :id and action = 'created'")
                .param("id", admin.getId())
                .query(String.class)
                .list();
        assertThat(audit).hasSize(1);
        assertThat(audit.getFirst()).contains("Ana").doesNotContain("argon2");
        assertThatThrownBy(() -> first("Eva")).isInstanceOf(BusinessException.class);
    }

    @Test
    void ofManyWhoRaceToBeFirstOneWins() throws Exception {
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "racer" + i;
            racers.add(() -> succeeds(() -> first(name)));
        }
        assertThat(winners(racers)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from app_user where password_hash is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofTwoAdministratorsWhoDeactivateEachOtherOneRemains() throws Exception {
        for (int round = 0; round < 5; round++) {
            startWithNobody();
            UUID ana = first("ana").getId();
            UUID eva = program(() -> users.createAdministrator(admin("eva"))).getId();
            long winners = winners(List.of(
                    () -> succeeds(() -> program(() -> users.deactivate(ana))),
                    () -> succeeds(() -> program(() -> demote(eva)))));
            assertThat(winners).isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from app_user u join role r on r.id = u.role_id"
                                    + " where u.active and r.code = 'administrator'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void administratorWithoutPasswordDoesNotCountAsTheLastOne() {
        User ana = first("ana");
        User eva = seller("eva");
        program(() -> {
            eva.setRole(role(BuiltInRole.ADMINISTRATOR));
            return users.save(eva);
        });
        assertThatThrownBy(() -> program(() -> users.deactivate(ana.getId())))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("users.last_administrator"));
    }

    @Test
    void usernameAndAddressAreUniqueWhateverTheirCase() {
        first("ana");
        User other = person("ANA", BuiltInRole.SELLER);
        assertThatThrownBy(() -> program(() -> users.save(other)))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("constraint.app_user_username_unique"));
        User sameAddress = person("eva", BuiltInRole.SELLER);
        sameAddress.setEmail("Ana@Example.com");
        assertThatThrownBy(() -> program(() -> users.save(sameAddress)))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("constraint.app_user_email_unique"));
    }

    @Test
    void unknownNameAndWrongPasswordGetTheSameAnswer() {
        first("ana");
        String unknown = failure("nobody", PASSWORD, BadCredentialsException.class);
        String wrong = failure("ana", "not-her-password", BadCredentialsException.class);
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void peopleSignInByAddressToo() {
        first("ana");
        Authentication signedIn = signIn("Ana@EXAMPLE.com", PASSWORD);
        assertThat(signedIn.getName()).isEqualTo("ana");
        assertThat(jdbc.sql("select count(*) from app_user where last_sign_in is not null and active")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void deactivatedPeopleCanNeitherSignInNorGoOn() {
        first("ana");
        User eva = seller("eva");
        program(() -> {
            users.setPassword("eva", PASSWORD);
            return null;
        });
        SignedInUser session = session(signIn("eva", PASSWORD));
        assertThat(userAccounts.isStillSignedIn(session)).isTrue();
        program(() -> users.deactivate(eva.getId()));
        failure("eva", PASSWORD, DisabledException.class);
        await().until(() -> !userAccounts.isStillSignedIn(session));
    }

    @Test
    void tooManyGuessesStopEvenTheRightPasswordForAWhile() {
        first("ana");
        for (int i = 0; i < SignInAttempts.PER_ACCOUNT; i++) {
            failure("ana", "wrong-password-" + i, BadCredentialsException.class);
        }
        failure("ana", PASSWORD, LockedException.class);
        User eva = program(() -> users.createAdministrator(admin("eva")));
        assertThat(signIn(eva.getUsername(), PASSWORD).isAuthenticated()).isTrue();
        jdbc.sql("update sign_in_attempt set at = at - interval '16' minute").update();
        assertThat(signIn("ana", PASSWORD).isAuthenticated()).isTrue();
    }

    @Test
    void temporaryPasswordAllowsNothingButToChangeIt() {
        first("ana");
        User eva = seller("eva");
        String temporary = program(() -> users.giveTemporaryPassword(eva.getId()));
        Authentication signedIn = signIn("eva", temporary);
        assertThat(permissions(signedIn)).isEmpty();
        Actor.as(session(signedIn), List.of(), () -> {
            assertThatThrownBy(() -> accounts.changeOwnPassword("not it", PASSWORD))
                    .isInstanceOfSatisfying(
                            BusinessException.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("current"));
            accounts.changeOwnPassword(temporary, PASSWORD);
            assertThat(accounts.renewed().getAuthorities()).isNotEmpty();
            return null;
        });
        assertThat(permissions(signIn("eva", PASSWORD))).isNotEmpty();
    }

    @Test
    void easyPasswordsAreRefusedAtTheField() {
        first("ana");
        for (String easy : List.of("short", "aaaaaaaaaaaa", "ANA@example.com")) {
            assertThatThrownBy(() -> program(() -> {
                        users.setPassword("ana", easy);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            BusinessException.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("password"));
        }
    }

    @Test
    void outdatedHashIsReplacedAtSignIn() {
        first("ana");
        String outdated = "{pbkdf2}"
                + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
        jdbc.sql("update app_user set password_hash = :hash where username_key = 'ana'")
                .param("hash", outdated)
                .update();
        signIn("ana", PASSWORD);
        assertThat(jdbc.sql("select password_hash from app_user where username_key = 'ana'")
                        .query(String.class)
                        .single())
                .startsWith("{argon2}");
    }

    @Test
    void onlyThoseWhoManageUsersMay() {
        User ana = first("ana");
        assertThatThrownBy(() -> Actor.as(
                        new Actor.Program("seller"),
                        List.copyOf(BuiltInRole.SELLER.permissions()),
                        () -> users.deactivate(ana.getId())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void ownDataMayBeChangedButNotTheOwnRole() {
        first("ana");
        User eva = seller("eva");
        program(() -> {
            users.setPassword("eva", PASSWORD);
            return null;
        });
        SignedInUser session = session(signIn("eva", PASSWORD));
        Actor.as(session, List.of(), () -> {
            User own = accounts.own();
            own.setPhone("300 123");
            assertThat(accounts.saveOwn(own).getPhone()).isEqualTo("300 123");
            User promoted = accounts.own();
            promoted.setRole(program(() -> role(BuiltInRole.ADMINISTRATOR)));
            assertThatThrownBy(() -> accounts.saveOwn(promoted)).isInstanceOf(AccessDeniedException.class);
            return null;
        });
        assertThatThrownBy(() -> program(() -> users.save(eva))).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void listIsSearchedWithoutAccentsAndSorted() {
        first("ana");
        User somebody = person("somebody", BuiltInRole.SELLER);
        somebody.setFirstName("Zéphyrine"); // a name that no made-up company has
        program(() -> users.save(somebody));
        PageRequest page = PageRequest.of(0, 10, Sort.by("role.name", "id"));
        List<UserRow> rows = program(() -> users.list(new UserFilter("ZEPHYRINE", null), page));
        assertThat(rows).extracting(UserRow::name).containsExactly("Zéphyrine");
        assertThat(program(() -> users.count(new UserFilter("", true)))).isEqualTo(2);
    }

    @Test
    void pastSellersAreInactiveAndFoundAgain() {
        first("ana");
        User nancy = program(() -> users.pastSeller("nancy.davolio", "Nancy", "Davolio"));
        assertThat(nancy.isActive()).isFalse();
        assertThat(nancy.hasPassword()).isFalse();
        assertThat(program(() -> users.pastSeller("Nancy.Davolio", "Nancy", "Davolio")))
                .isEqualTo(nancy);
        failure("nancy.davolio", "", BadCredentialsException.class);
    }

    private User first(String username) {
        return accounts.createFirstAdministrator(admin(username));
    }

    private static NewAdministrator admin(String username) {
        return new NewAdministrator(username, username + "@example.com", "", "", PASSWORD, "es");
    }

    private User seller(String username) {
        return program(() -> users.save(person(username, BuiltInRole.SELLER)));
    }

    private User person(String username, BuiltInRole role) {
        User person = new User();
        person.setUsername(username);
        person.setEmail(username + "@example.com");
        person.setRole(program(() -> role(role)));
        return person;
    }

    private Role role(BuiltInRole wanted) {
        return users.roles().stream()
                .filter(role -> role.getCode().equals(wanted.code()))
                .findFirst()
                .orElseThrow();
    }

    private User demote(UUID id) {
        User user = users.get(id);
        user.setRole(role(BuiltInRole.SELLER));
        return users.save(user);
    }

    private Authentication signIn(String name, String password) {
        return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
    }

    /** Spring Security adds how somebody proved who they are, which is no permission. */
    private static List<String> permissions(Authentication signedIn) {
        return signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && !authority.startsWith("FACTOR_"))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static SignedInUser session(Authentication signedIn) {
        return (SignedInUser) Objects.requireNonNull(signedIn.getPrincipal(), "principal");
    }

    private String failure(String name, String password, Class<? extends Throwable> type) {
        List<String> messages = new ArrayList<>();
        assertThatThrownBy(() -> signIn(name, password))
                .isInstanceOfSatisfying(type, failure -> messages.add(String.valueOf(failure.getMessage())));
        return messages.getFirst();
    }

    private static <T> T program(Supplier<T> work) {
        return Actor.asProgram("test", work);
    }

    private static boolean succeeds(Supplier<?> work) {
        try {
            work.get();
            return true;
        } catch (BusinessException refusal) {
            return false;
        }
    }

    private static long winners(List<Callable<Boolean>> racers) throws Exception {
        long winners = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
            for (Future<Boolean> racer : threads.invokeAll(racers)) {
                winners += racer.get() ? 1 : 0;
            }
        }
        return winners;
    }
}
