package io.inventario.app;

import io.inventario.users.UserAccounts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/** The sign-in by Google, where an administrator has given the id and the secret of a client. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(GoogleConfiguration.CLIENT_ID)
class GoogleConfiguration {
    static final String CLIENT_ID = "inventario.google.client-id";

    /** Nothing is asked of Google but who somebody is and their e-mail. */
    @Bean
    ClientRegistration google(Environment environment) {
        return CommonOAuth2Provider.GOOGLE
                .getBuilder("google")
                .clientId(environment.getRequiredProperty(CLIENT_ID))
                .clientSecret(environment.getRequiredProperty("inventario.google.client-secret"))
                .scope("openid", "email")
                .build();
    }

    @Bean
    GoogleSignIn googleSignIn(ClientRegistration registration, UserAccounts accounts) {
        return new GoogleSignIn(registration, accounts);
    }
}
