package io.inventario.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The company's mail server, if there is one. */
@Component
class MailServer {
    private static final int LONGEST_ERROR = 500;

    private final @Nullable JavaMailSender sender;
    private final String from;
    private final String password;

    MailServer(
            ObjectProvider<JavaMailSender> sender,
            @Value("${inventario.mail.from:}") String from,
            @Value("#{environment.getProperty('spring.mail.password', '')}") String password) {
        this.sender = sender.getIfAvailable();
        this.from = from;
        this.password = password;
    }

    /** A message without its history. */
    record Letter(UUID id, String recipient, String subject, String body) {}

    boolean isConfigured() {
        return sender != null;
    }

    /** @return null when the server took it, else why not; never with the password */
    @Nullable
    String send(Letter letter) {
        if (sender == null) {
            return "No mail server is configured";
        }
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(letter.recipient());
            helper.setSubject(letter.subject());
            helper.setText(letter.body());
            // the same in every attempt, so that mail systems know a message that comes twice after a kill
            message.setHeader("X-Inventario-Id", letter.id().toString());
            sender.send(message);
            return null;
        } catch (MailException | MessagingException e) {
            return words(e);
        }
    }

    private String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getClass().getSimpleName() + ": "
                + String.valueOf(cause.getMessage()).strip();
        String harmless = password.isEmpty() ? text : text.replace(password, "***");
        return harmless.substring(0, Math.min(LONGEST_ERROR, harmless.length()));
    }
}
