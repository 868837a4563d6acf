package io.inventario.deployment;

import io.inventario.Shop;
import io.inventario.jobs.Jobs;
import io.inventario.jobs.TestWork;
import io.inventario.products.Product;
import io.inventario.settings.Company;
import io.inventario.settings.CompanyService;
import io.inventario.users.NewAdministrator;
import io.inventario.users.UserService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What an instance started by {@link DeploymentTests} does besides serving: orders read from standard input and answered on standard
 * output, one line each, and a sale that takes as long as it is told, at {@link #SLOW_SALE}.
 */
@Component
@ConditionalOnProperty("inventario.test.orders")
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class Orders extends OncePerRequestFilter {
    static final String SLOW_SALE = "/slow-sale";
    static final String SELLING = "SELLING";
    static final String DONE = "DONE ";
    static final String PASSWORD = "corcho-azul-42";

    private final Shop shop;
    private final CompanyService company;
    private final UserService users;
    private final Jobs jobs;

    Orders(Shop shop, CompanyService company, UserService users, Jobs jobs) {
        this.shop = shop;
        this.company = company;
        this.users = users;
        this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void listen() {
        Thread.ofPlatform().daemon().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> {
                    String[] order = line.split(" ", 2);
                    say(DONE + shop.as(() -> answer(order[0], order.length < 2 ? "" : order[1])));
                });
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private String answer(String order, String about) {
        return switch (order) {
            case "name" -> company.terms().name();
            case "rename" -> {
                Company changed = company.company();
                changed.setName(about);
                yield company.save(changed).getName();
            }
            case "hire" ->
                users.createAdministrator(
                                new NewAdministrator(about, about + "@example.com", about, "Byron", PASSWORD, "en"))
                        .getId()
                        .toString();
            case "dismiss" -> users.deactivate(UUID.fromString(about)).getUsername();
            case "count" -> {
                String[] figures = about.split(" ");
                yield jobs.start(
                                "test.counting",
                                TestWork.counting(Long.parseLong(figures[0]), Long.parseLong(figures[1]), ""))
                        .toString();
            }
            default -> throw new IllegalArgumentException(order);
        };
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(SLOW_SALE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        Product product = shop.stocked("10", 5, "4");
        say(SELLING);
        LockSupport.parkNanos(
                Duration.ofMillis(Long.parseLong(request.getParameter("pause"))).toNanos());
        response.getWriter().print(shop.sell(Shop.line(product, 1)).id());
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
