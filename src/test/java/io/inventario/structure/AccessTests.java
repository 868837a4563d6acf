package io.inventario.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.inventario.DatabaseTests;
import io.inventario.shared.Actor;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;

/**
 * Rule U2: who may open which page and call which service method, as {@code access.txt} says line by line. A new page or method
 * without a line there fails the build; what was found is written to {@code target/access.txt} to be read and taken over.
 */
class AccessTests extends DatabaseTests {
    private static final List<String> ROLES =
            List.of("ADMINISTRATOR", "MANAGER", "SELLER", "WAREHOUSE", "ACCOUNTANT", "NOBODY");

    @Autowired
    ApplicationContext application;

    @Autowired
    ServletContext servletContext;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyPageAndServiceMethodIsOpenToTheRolesOfItsLineAndToNoOther() throws IOException {
        Set<String> found = new TreeSet<>();
        Map<String, List<String>> roles = permissionsByRole();
        routes().forEach(route ->
                found.add(line("page " + route.getTemplate(), roles, (role, held) -> opens(route, role, held))));
        for (Object service : application.getBeansWithAnnotation(Service.class).values()) {
            for (Method method : publicMethods(service)) {
                found.add(line(
                        "call " + name(service, method), roles, (role, held) -> answers(service, method, role, held)));
            }
        }
        Files.write(Path.of("target/access.txt"), found);
        List<String> agreed = Files.readAllLines(Path.of("src/test/resources/access.txt"));
        assertThat(found).containsExactlyInAnyOrderElementsOf(agreed);
    }

    private interface Trial {
        boolean passes(String role, List<String> permissions);
    }

    private static String line(String what, Map<String, List<String>> roles, Trial trial) {
        String open = ROLES.stream()
                .filter(role -> trial.passes(role, roles.getOrDefault(role, List.of())))
                .collect(Collectors.joining(" "));
        return what + ": " + (open.isEmpty() ? "-" : open);
    }

    private Map<String, List<String>> permissionsByRole() {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        jdbc.sql("select upper(r.code) as code, p.permission from role r join role_permission p on p.role_id = r.id")
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(entry -> roles.computeIfAbsent(entry.getKey(), code -> new ArrayList<>())
                        .add(entry.getValue()));
        assertThat(roles.keySet()).containsAll(ROLES.subList(0, 5));
        return roles;
    }

    private List<RouteData> routes() {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext))
                .getRegisteredRoutes();
    }

    /** As the router decides it for a person who holds these permissions. */
    private static boolean opens(RouteData route, String role, List<String> permissions) {
        Principal person = role.equals("NOBODY") ? null : () -> role;
        return new AccessAnnotationChecker().hasAccess(route.getNavigationTarget(), person, permissions::contains);
    }

    private static List<Method> publicMethods(Object service) {
        Class<?> type = ClassUtils.getUserClass(AopUtils.getTargetClass(service));
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                        Modifier.isPublic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    private static String name(Object service, Method method) {
        return AopUtils.getTargetClass(service).getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Really calls it, without arguments: whoever may not is turned away before anything else, the others fail or not. */
    private static boolean answers(Object service, Method method, String role, List<String> permissions) {
        if (role.equals("NOBODY")) {
            SecurityContextHolder.clearContext();
            return passes(service, method);
        }
        return Actor.as(new Actor.Program(role), permissions, () -> passes(service, method));
    }

    private static boolean passes(Object service, Method method) {
        method.setAccessible(true);
        try {
            method.invoke(
                    service,
                    Arrays.stream(method.getParameterTypes())
                            .map(AccessTests::nothing)
                            .toArray());
            return true;
        } catch (InvocationTargetException e) {
            return !(e.getCause() instanceof AccessDeniedException)
                    && !(e.getCause() instanceof AuthenticationException);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
    }
}
