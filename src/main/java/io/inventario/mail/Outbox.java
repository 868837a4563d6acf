package io.inventario.mail;

import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes messages of other modules, in the transaction of the change they tell of: what is rolled back is never told. They are sent
 * within seconds after the commit, or as soon as there is a mail server.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_ADDRESS = 320;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Outbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a message of plain text.
     *
     * @return its id
     * @throws BusinessException ({@code mail.address}) when {@code recipient} is no address
     */
    public UUID add(String recipient, String subject, String body) {
        if (recipient.length() > LONGEST_ADDRESS || !ADDRESS.matcher(recipient).matches()) {
            throw BusinessException.at("recipient", "mail.address", recipient);
        }
        UUID id = Ids.next();
        String line = subject.replaceAll("\\s+", " ").strip();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update(
                """
                insert into mail_message (id, created_at, created_by, recipient, subject, body, state, attempts, next_at)
                values (?, ?, ?, ?, ?, ?, 'WAITING', 0, ?)""",
                id,
                now,
                Actor.current().actorName(),
                recipient,
                line.substring(0, Math.min(LONGEST_SUBJECT, line.length())),
                body,
                now);
        return id;
    }
}
