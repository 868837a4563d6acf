package io.inventario.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Rows of people. */
interface UserRepository extends JpaRepository<User, UUID> {
    @Override
    @EntityGraph(attributePaths = "role")
    Optional<User> findById(UUID id);

    String WHERE = """
             \swhere u.searchText like :first escape '\\' and u.searchText like :second escape '\\'
             and u.searchText like :third escape '\\' and u.searchText like :fourth escape '\\'
             and (:active is null or u.active = :active)""";

    @Query("select new io.inventario.users.UserRow(u.id, u.username, u.firstName, u.lastName, u.email,"
            + " r.code, r.name, r.builtIn, u.active, u.lastSignIn) from User u join u.role r" + WHERE)
    List<UserRow> rows(
            String first, String second, String third, String fourth, @Nullable Boolean active, Pageable page);

    @Query("select count(u) from User u" + WHERE)
    long count(String first, String second, String third, String fourth, @Nullable Boolean active);

    /** By username, or else by e-mail. */
    @Query("""
            select u from User u join fetch u.role r left join fetch r.permissions
            where u.usernameKey = :key or u.emailKey = :key
            order by case when u.usernameKey = :key then 0 else 1 end""")
    List<User> findToSignIn(String key);

    @Query("""
            select u from User u join fetch u.role r left join fetch r.permissions
            where u.emailKey = :key and u.active""")
    Optional<User> findActiveByEmail(String key);

    @Query("select u from User u join fetch u.role r left join fetch r.permissions where u.id = :id")
    Optional<User> findWithPermissions(UUID id);

    @EntityGraph(attributePaths = "role")
    Optional<User> findByUsernameKey(String usernameKey);

    @Query("select permission from User u join u.role r join r.permissions permission where u.id = :id")
    Set<String> permissions(UUID id);

    @Query("select u.sessionStamp from User u where u.id = :id and u.active")
    @Nullable
    Long activeSessionStamp(UUID id);

    @Query("""
            select count(u) from User u
            where u.active and u.passwordHash is not null and u.role.code = :role""")
    long countWhoCanSignInAs(String role);

    boolean existsByPasswordHashNotNull();

    @Modifying
    @Query("update User u set u.lastSignIn = :at where u.id = :id")
    int signedIn(UUID id, Instant at);

    @Modifying
    @Query("update User u set u.passwordHash = :hash where u.id = :id and u.passwordHash = :outdated")
    int rehash(UUID id, String outdated, String hash);
}
