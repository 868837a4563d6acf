package io.inventario.app;

import io.inventario.users.SignedInUser;
import io.inventario.users.UserAccounts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.client.RestClient;

/**
 * Signs in who holds the Google account with the e-mail of an active person of ours. Google must have verified that e-mail; nobody is
 * created by it, and afterwards the session is the same as after a password.
 */
final class GoogleSignIn {
    /** Where the browser goes to be sent to Google. */
    static final String START = "oauth2/authorization/google";

    private static final Logger log = LoggerFactory.getLogger(GoogleSignIn.class);
    private static final String NOBODY = "nobody";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClientRegistration google;
    private final UserAccounts accounts;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    GoogleSignIn(ClientRegistration google, UserAccounts accounts) {
        this.google = google;
        this.accounts = accounts;
    }

    /** @param asked remembers which page somebody asked for before they signed in */
    void addTo(HttpSecurity http, RequestCache asked) {
        SavedRequestAwareAuthenticationSuccessHandler further = new SavedRequestAwareAuthenticationSuccessHandler();
        further.setRequestCache(asked);
        http.oauth2Login(login -> login.loginPage("/" + LoginView.ROUTE)
                .clientRegistrationRepository(new InMemoryClientRegistrationRepository(google))
                .authorizedClientRepository(new ForgottenClients())
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(info -> info.oidcUserService(this::person))
                .successHandler((request, response, authentication) -> {
                    Authentication ours = enter(authentication, request, response);
                    further.onAuthenticationSuccess(request, response, ours);
                })
                .failureHandler(GoogleSignIn::refuse));
    }

    /** Whoever signs in waits for Google no longer than this. */
    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** The token is genuine, for us, and for the question that this browser asked: that was examined before. */
    private OidcUser person(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        String email = token.getClaimAsString("email");
        if (email == null || !Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified"))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NOBODY), "Google has not verified the e-mail");
        }
        SignedInUser person = accounts.signInByEmail(email)
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(NOBODY), "No active person has the e-mail of the Google account"));
        return new GoogleUser(token, person);
    }

    private Authentication enter(Authentication byGoogle, HttpServletRequest request, HttpServletResponse response) {
        SignedInUser person =
                Objects.requireNonNull((GoogleUser) byGoogle.getPrincipal()).person();
        Authentication ours = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(ours);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return ours;
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        boolean nobody = failure instanceof OAuth2AuthenticationException known
                && NOBODY.equals(known.getError().getErrorCode());
        log.info("A sign-in by Google failed: {}", failure.getMessage());
        response.sendRedirect(request.getContextPath() + "/" + LoginView.ROUTE + "?error="
                + (nobody ? LoginView.GOOGLE_NOBODY : LoginView.GOOGLE_FAILED));
    }
}
