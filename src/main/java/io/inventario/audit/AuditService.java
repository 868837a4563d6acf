package io.inventario.audit;

import io.inventario.shared.Actor;
import io.inventario.shared.Permission;
import io.inventario.shared.SearchText;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail for those who may, and seals it. */
@Service
@Transactional(readOnly = true)
public class AuditService {
    private static final Limit MOST = Limit.of(100);
    private static final Limit LATEST = Limit.of(1);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final TypeReference<Map<String, @Nullable Object>> FACTS = new TypeReference<>() {};

    private final AuditRepository rows;
    private final AuditSealer sealer;
    private final ReplacedHead replaced;
    private final AuditKey key;
    private final JsonMapper json;
    private final Clock clock;

    AuditService(
            AuditRepository rows,
            AuditSealer sealer,
            ReplacedHead replaced,
            AuditKey key,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.sealer = sealer;
        this.replaced = replaced;
        this.key = key;
        this.json = json;
        this.clock = clock;
    }

    /** The last hundred things done to one document, person or piece of master data, newest first. */
    @RolesAllowed(Permission.VIEW_AUDIT)
    public List<AuditEntry> of(UUID subject) {
        return rows.of(subject, MOST);
    }

    /** A page of the filtered rows; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_AUDIT)
    public List<AuditListRow> list(AuditFilter filter, Pageable page) {
        return rows.rows(
                filter.first(), filter.last(), filter.actor(), filter.action(), filter.kind(), filter.pattern(), page);
    }

    @RolesAllowed(Permission.VIEW_AUDIT)
    public long count(AuditFilter filter) {
        return rows.count(
                filter.first(), filter.last(), filter.actor(), filter.action(), filter.kind(), filter.pattern());
    }

    /** Names under which something was done, by part of the name. */
    @RolesAllowed(Permission.VIEW_AUDIT)
    public List<String> actors(String part, Pageable page) {
        return rows.actors(SearchText.contains(part), page);
    }

    @RolesAllowed(Permission.VIEW_AUDIT)
    public Optional<AuditDetails> find(UUID id) {
        return rows.findById(id).map(this::details);
    }

    /**
     * Seals whatever is committed and not sealed yet (rule U1); the running application does it every two seconds by itself.
     *
     * @return how many rows were sealed by this call
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public long seal() {
        return sealer.seal(Instant.EPOCH);
    }

    /** What the swap of a restore writes into the restored data, in the name of the current actor. */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public RestoreMark restoring(String backup) {
        return new RestoreMark(backup, Actor.current(), key, clock);
    }

    /** After a swap: the head that is kept outside is of the data that were live before, and is laid aside. */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public void restored() {
        replaced.makeRoom();
    }

    private AuditDetails details(AuditRow row) {
        AuditSeal seal = rows.seal(row.getId()).orElse(null);
        return new AuditDetails(
                row.getId(),
                row.getAt(),
                row.getActorName(),
                row.getAction(),
                row.getSubjectType(),
                row.getSubjectId(),
                row.getSubjectLabel(),
                facts(row.getBefore()),
                facts(row.getAfter()),
                key.verifies(row.content(), row.mac()),
                seal == null ? null : seal.position(),
                seal == null ? null : seal.sealedAt());
    }

    /** A row that somebody changed may hold anything: it is shown as it is. */
    private @Nullable Map<String, @Nullable Object> facts(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>(json.readValue(text, FACTS));
            facts.replaceAll((fact, value) -> named(value));
            return facts;
        } catch (JacksonException damaged) {
            return Map.of("", text);
        }
    }

    /** What the trail last called the thing whose id the value is; personal data stays out of the rows of documents that way. */
    private @Nullable Object named(@Nullable Object value) {
        return value instanceof String text && ID.matcher(text).matches()
                ? rows.labels(UUID.fromString(text), LATEST).stream()
                        .findFirst()
                        .orElse(text)
                : value;
    }
}
