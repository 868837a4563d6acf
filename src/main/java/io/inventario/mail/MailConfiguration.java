package io.inventario.mail;

import io.inventario.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the outbox be emptied while the application serves. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    Chore sendMail(Postman postman) {
        return new Chore("send-mail", Duration.ofSeconds(5), postman::send);
    }
}
