package io.inventario.app;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.inventario.database.SchemaState;
import io.inventario.users.UserAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may reach what over HTTP; what people may do is decided by the services themselves. */
@Configuration
@EnableMethodSecurity(jsr250Enabled = true, prePostEnabled = false)
class SecurityConfiguration {
    /** Vaadin's client is started by an inline script and evaluates what the server sends; all else comes from here only. */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    /** Permissions are authorities as they are, for services and views alike. */
    @Bean
    static GrantedAuthorityDefaults permissionsWithoutPrefix() {
        return new GrantedAuthorityDefaults("");
    }

    /** Programs that collect figures have no session and no account. */
    @Bean
    @Order(1)
    SecurityFilterChain figures(
            HttpSecurity http, @Value("#{environment.getProperty('inventario.metrics-token', '')}") String token) {
        return http.securityMatcher(MetricsGuard.PATH, MetricsGuard.STATEMENTS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new MetricsGuard(token), AuthorizationFilter.class)
                .build();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            UserAccounts accounts,
            SchemaState schema,
            VaadinDefaultRequestCache asked,
            ObjectProvider<GoogleSignIn> google) {
        google.ifAvailable(signIn -> signIn.addTo(http, asked));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/*.css")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class)
                                // an address that leads nowhere is told so by a page of ours
                                .anyRequest(request -> request.authenticated()))
                .formLogin(form -> form.loginPage("/" + LoginView.ROUTE).failureHandler(tellWhy()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(self), microphone=(), geolocation=(), payment=()")))
                .addFilterBefore(new SessionGuard(accounts, schema), AuthorizationFilter.class)
                .build();
    }

    /** The same answer for an unknown name and a wrong password; another one only for too many attempts. */
    private static AuthenticationFailureHandler tellWhy() {
        return (request, response, failure) -> response.sendRedirect(request.getContextPath() + "/" + LoginView.ROUTE
                + "?error" + (failure instanceof LockedException ? "=" + LoginView.TOO_MANY : ""));
    }
}
