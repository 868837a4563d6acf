package io.inventario.mail;

import io.inventario.mail.MailServer.Letter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, each message in a transaction that holds its row: several instances at once send it once. After a
 * failure it is tried again after a pause that doubles, for about four days.
 */
@Component
class Postman {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int MOST_ATTEMPTS = 24;
    private static final int ROUND = 100;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final MailServer server;
    private final Clock clock;

    Postman(JdbcTemplate jdbc, PlatformTransactionManager transactions, MailServer server, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.server = server;
        this.clock = clock;
    }

    private enum Outcome {
        SENT,
        FAILED,
        NOTHING
    }

    /** Sends what is due until the first failure, which is mostly the server's; nothing while no server is configured. */
    void send() {
        if (!server.isConfigured()) {
            return;
        }
        Outcome outcome = Outcome.SENT;
        for (int sent = 0; sent < ROUND && outcome == Outcome.SENT; sent++) {
            outcome = Objects.requireNonNull(transaction.execute(status -> next()));
        }
    }

    private Outcome next() {
        List<Letter> found = jdbc.query(
                """
                select id, recipient, subject, body, attempts from mail_message
                where state = 'WAITING' and next_at <= ? order by next_at, id limit 1 for update skip locked""",
                (row, number) -> new Letter(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body")),
                at(clock.instant()));
        if (found.isEmpty()) {
            return Outcome.NOTHING;
        }
        Letter letter = found.getFirst();
        String error = server.send(letter);
        if (error == null) {
            jdbc.update("""
                    update mail_message set state = 'SENT', attempts = attempts + 1, sent_at = ?, body = null, last_error = null
                    where id = ?""", at(clock.instant()), letter.id());
            return Outcome.SENT;
        }
        failed(letter, error);
        return Outcome.FAILED;
    }

    private void failed(Letter letter, String error) {
        int attempts = 1
                + Objects.requireNonNull(jdbc.queryForObject(
                        "select attempts from mail_message where id = ?", Integer.class, letter.id()));
        log.warn("Message {} could not be sent, attempt {}: {}", letter.id(), attempts, error);
        jdbc.update(
                "update mail_message set state = ?, attempts = ?, next_at = ?, last_error = ? where id = ?",
                (attempts < MOST_ATTEMPTS ? MailState.WAITING : MailState.FAILED).name(),
                attempts,
                at(clock.instant().plus(pause(attempts))),
                error,
                letter.id());
    }

    /** After so many failures. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
