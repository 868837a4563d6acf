package io.inventario.users;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import io.inventario.shared.SearchText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People and roles as dumps hold them; the hashes of passwords go along. */
@Configuration(proxyBeanMethods = false)
class UserDataset {
    @Bean
    Dataset userData() {
        return Dataset.of("users")
                .with(
                        Model.master("role", "code"),
                        Model.part("role_permission", "role_id", "role_id", "permission"),
                        Model.master("app_user", "username_key")
                                .named("user")
                                .derived("username_key", row -> User.key(row.apply("username")))
                                .derived("email_key", row -> User.key(row.apply("email")))
                                .derived(
                                        "search_text",
                                        row -> SearchText.of(
                                                row.apply("username"),
                                                row.apply("first_name"),
                                                row.apply("last_name"),
                                                row.apply("email"),
                                                row.apply("phone"))))
                .without("sign_in_attempt", "counts failed sign-ins of the last minutes")
                .total("active", "select count(*) from app_user where active");
    }
}
