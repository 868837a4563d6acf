package io.inventario.shared;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is acting: the signed-in person, or the program itself when a command or a job runs. */
public interface Actor {
    /** The user's id; null for the program itself. */
    @Nullable
    UUID userId();

    /** The name that audit rows keep. */
    String actorName();

    /** The actor of the current thread; fails when nobody is signed in. */
    static Actor current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new AccessDeniedException("Nobody is signed in");
    }

    static boolean isSignedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor;
    }

    /** Whether the actor of the current thread holds {@code permission}. */
    static boolean may(String permission) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(permission::equals);
    }

    static void require(String permission) {
        if (!may(permission)) {
            throw new AccessDeniedException("Lacks permission " + permission);
        }
    }

    /** Runs {@code work} as the program itself, with every permission: commands and jobs, never a person's request. */
    static <T> T asProgram(String name, Supplier<T> work) {
        return as(new Program(name), Permission.ALL, work);
    }

    /** Runs {@code work} as {@code actor} with the given permissions and puts back whoever acted before. */
    static <T, A extends Actor> T as(A actor, List<String> permissions, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                actor, null, AuthorityUtils.createAuthorityList(permissions)));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** The program itself. */
    record Program(String actorName) implements Actor {
        @Override
        public @Nullable UUID userId() {
            return null;
        }
    }
}
