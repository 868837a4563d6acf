package io.inventario.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.shared.BusinessException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class MailTests extends DatabaseTests {
    private static final String PASSWORD = "hunter2-of-the-mail-server";

    @Autowired
    Outbox outbox;

    @Autowired
    MailService mail;

    @Autowired
    Postman withoutServer;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        jdbc.update("update mail_message set state = 'DISCARDED', body = null where state = 'WAITING'");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void messageIsSentOnceAndItsBodyGoes() throws Exception {
        String subject = Shop.unique("Recuperación de contraseña");
        UUID id = write(subject, "Línea 1\nLínea 2");

        postman(running()).send();
        postman(running()).send();

        assertThat(received(subject)).hasSize(1);
        MimeMessage message = received(subject).getFirst();
        assertThat(message.getAllRecipients()[0]).hasToString("ana@example.com");
        assertThat(message.getFrom()[0]).hasToString("Shop <shop@example.com>");
        assertThat(message.getContent().toString()).contains("Línea 2");
        MailRow row = row(id);
        assertThat(row.state()).isEqualTo(MailState.SENT);
        assertThat(row.attempts()).isEqualTo(1);
        assertThat(row.sentAt()).isNotNull();
        assertThat(body(id)).isEmpty();
    }

    @Test
    void messageOfARolledBackChangeIsNeverSent() {
        String subject = Shop.unique("never");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            shop.as(() -> outbox.add("ana@example.com", subject, "text"));
            status.setRollbackOnly();
        });

        postman(running()).send();

        assertThat(received(subject)).isEmpty();
        assertThatThrownBy(() -> shop.as(() -> outbox.add("ana@example.com", subject, "text")))
                .as("without a transaction")
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @Test
    void failureIsTriedAgainAfterAGrowingPause() {
        String subject = Shop.unique("again");
        UUID id = write(subject, "text");

        postman(sender(1)).send();

        MailRow failed = row(id);
        assertThat(failed.state()).isEqualTo(MailState.WAITING);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.error()).isNotBlank();
        assertThat(failed.nextAt()).isAfter(Instant.now().plusSeconds(40));
        postman(running()).send();
        assertThat(received(subject)).as("before its time").isEmpty();

        jdbc.update("update mail_message set next_at = created_at where id = ?", id);
        postman(running()).send();
        assertThat(received(subject)).hasSize(1);
        assertThat(row(id).error()).isNull();
    }

    @Test
    void pauseDoublesUpToSixHours() {
        assertThat(IntStream.of(1, 2, 3, 9, 10, 24).mapToObj(Postman::pause))
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(256),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
    }

    @Test
    void messageThatFailsForDaysWaitsForAPersonWhoSendsItAgainOrDiscardsIt() {
        String subject = Shop.unique("days");
        UUID id = write(subject, "text");
        jdbc.update("update mail_message set attempts = 23 where id = ?", id);
        postman(sender(1)).send();
        assertThat(row(id).state()).isEqualTo(MailState.FAILED);

        again(id);
        assertThat(row(id).state()).isEqualTo(MailState.WAITING);
        assertThat(row(id).attempts()).isZero();
        discard(id);

        assertThat(row(id).state()).isEqualTo(MailState.DISCARDED);
        assertThat(body(id)).isEmpty();
        postman(running()).send();
        assertThat(received(subject)).isEmpty();
        assertThatThrownBy(() -> again(id)).isInstanceOf(BusinessException.class);
        assertThat(jdbc.queryForList("select action from audit_row where subject_id = ? order by at, id", id).stream()
                        .map(audited -> audited.get("action")))
                .containsExactly("mail sent again", "mail discarded");
    }

    @Test
    void withoutAServerMessagesWait() {
        UUID id = write(Shop.unique("waits"), "text");

        withoutServer.send();

        assertThat(shop.as(mail::isConfigured)).isFalse();
        assertThat(row(id).state()).isEqualTo(MailState.WAITING);
        assertThat(row(id).attempts()).isZero();
    }

    @Test
    void severalInstancesSendEachMessageOnce() throws InterruptedException {
        String subject = Shop.unique("once");
        IntStream.range(0, 20).forEach(number -> write(subject + " " + number, "text"));

        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            for (int instance = 0; instance < 4; instance++) {
                instances.execute(() -> {
                    for (int look = 0; look < 10; look++) {
                        postman(running()).send();
                    }
                });
            }
        }

        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(MailTests::subject)
                        .filter(sent -> sent.startsWith(subject + " ")))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void passwordIsNeitherInTheLogNorInTheRow(CapturedOutput output) {
        server.setUser("shop@example.com", "shop", "another password");
        server.getUserManager().setAuthRequired(true);
        UUID id = write(Shop.unique("secret"), "text");
        JavaMailSenderImpl sender = running();
        sender.setUsername("shop");
        sender.setPassword(PASSWORD);
        sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");

        postman(sender).send();

        assertThat(row(id).error()).isNotBlank().doesNotContain(PASSWORD);
        assertThat(output.getAll()).contains("could not be sent").doesNotContain(PASSWORD);
    }

    @Test
    void recipientThatIsNoAddressIsRefused() {
        for (String recipient : List.of("ana", "ana@", "a@b, c@d", "a@b\nBcc: c@d", "<a@b>")) {
            assertThatThrownBy(() -> shop.as(() -> mail.test(recipient, "subject", "text")))
                    .as(recipient)
                    .isInstanceOf(BusinessException.class);
        }
    }

    private UUID write(String subject, String body) {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> shop.as(() -> outbox.add("ana@example.com", subject, body))));
    }

    private void again(UUID id) {
        shop.as(() -> {
            mail.sendAgain(id);
            return id;
        });
    }

    private void discard(UUID id) {
        shop.as(() -> {
            mail.discard(id);
            return id;
        });
    }

    private MailRow row(UUID id) {
        return shop.as(() -> mail.list(MailFilter.ALL, PageRequest.of(0, 1000, Sort.by("id")))).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String body(UUID id) {
        return jdbc.queryForList("select body from mail_message where id = ? and body is not null", id)
                .toString()
                .replace("[]", "");
    }

    private List<MimeMessage> received(String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> subject(message).equals(subject))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JavaMailSenderImpl running() {
        return sender(server.getSmtp().getPort());
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private Postman postman(JavaMailSender sender) {
        ObjectProvider<JavaMailSender> only = new ObjectProvider<>() {
            @Override
            public Stream<JavaMailSender> stream() {
                return Stream.of(sender);
            }
        };
        return new Postman(
                jdbc, transactions, new MailServer(only, "Shop <shop@example.com>", PASSWORD), Clock.systemUTC());
    }
}
