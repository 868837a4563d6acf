package io.inventario.mail;

import io.inventario.dataset.Dataset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox belongs to the installation: another one must not send its messages again. */
@Configuration(proxyBeanMethods = false)
class MailDataset {
    @Bean
    Dataset mailData() {
        return Dataset.of("mail").without("mail_message", "another installation must not send it again");
    }
}
