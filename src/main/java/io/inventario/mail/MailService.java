package io.inventario.mail;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import io.inventario.shared.SearchText;
import io.inventario.shared.SqlOrder;
import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as administrators see it. */
@Service
@Transactional(readOnly = true)
public class MailService {
    private static final Map<String, String> COLUMNS = Map.of(
            "createdAt", "created_at",
            "recipient", "recipient",
            "subject", "subject",
            "state", "state",
            "attempts", "attempts",
            "sentAt", "sent_at",
            "id", "id");
    private static final String WHERE = """
             \swhere (:state = '' or state = :state)
             and translate(lower(recipient || ' ' || subject), 'áéíóúüñ', 'aeiouun') like :pattern escape '\\'""";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final MailServer server;
    private final AuditTrail audit;
    private final Clock clock;

    MailService(JdbcClient jdbc, Outbox outbox, MailServer server, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.server = server;
        this.audit = audit;
        this.clock = clock;
    }

    /** A page of messages; the page's sort must end with the id. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<MailRow> list(MailFilter filter, Pageable page) {
        return jdbc.sql("select * from mail_message" + WHERE + SqlOrder.of(page, COLUMNS))
                .params(parameters(filter))
                .query(MailService::row)
                .list();
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public long count(MailFilter filter) {
        return jdbc.sql("select count(*) from mail_message" + WHERE)
                .params(parameters(filter))
                .query(Long.class)
                .single();
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Optional<MailRow> find(UUID id) {
        return jdbc.sql("select * from mail_message where id = ?")
                .param(id)
                .query(MailService::row)
                .optional();
    }

    /** Whether there is a mail server; without one messages wait. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public boolean isConfigured() {
        return server.isConfigured();
    }

    /**
     * Adds a message that only tries the way.
     *
     * @throws BusinessException ({@code mail.address}) when {@code recipient} is no address
     */
    @Transactional
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public UUID test(String recipient, String subject, String body) {
        UUID id = outbox.add(Objects.requireNonNull(recipient), subject, body);
        audit.record("mail tested", "MailMessage", id, subject, null, null);
        return id;
    }

    /** Tries a message again at once. */
    @Transactional
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void sendAgain(UUID id) {
        MailRow message = open(id);
        jdbc.sql(
                        "update mail_message set state = 'WAITING', attempts = 0, next_at = ? where id = ? and body is not null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
        audit.record("mail sent again", "MailMessage", id, message.subject(), null, null);
    }

    /** Gives a message up; its body goes. */
    @Transactional
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void discard(UUID id) {
        MailRow message = open(id);
        jdbc.sql("update mail_message set state = 'DISCARDED', body = null where id = ?")
                .param(id)
                .update();
        audit.record("mail discarded", "MailMessage", id, message.subject(), null, null);
    }

    /** Waits for a message that is being sent at the moment, so that it is not lost from sight. */
    private MailRow open(UUID id) {
        return jdbc.sql("select * from mail_message where id = ? for update")
                .param(id)
                .query(MailService::row)
                .optional()
                .filter(MailRow::isOpen)
                .orElseThrow(() -> new BusinessException("mail.closed"));
    }

    private static Map<String, Object> parameters(MailFilter filter) {
        return Map.of(
                "state",
                filter.state() == null ? "" : filter.state().name(),
                "pattern",
                SearchText.contains(filter.search()));
    }

    private static MailRow row(ResultSet row, int number) throws SQLException {
        MailState state = MailState.valueOf(row.getString("state"));
        return new MailRow(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(instant(row, "created_at")),
                row.getString("created_by"),
                row.getString("recipient"),
                row.getString("subject"),
                state,
                row.getInt("attempts"),
                state == MailState.WAITING ? instant(row, "next_at") : null,
                instant(row, "sent_at"),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
