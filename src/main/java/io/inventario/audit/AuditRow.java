package io.inventario.audit;

import io.inventario.shared.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One change of state: who, when, what, and how the thing looked before and after. */
@Entity
@Immutable
public class AuditRow extends BaseEntity {
    private Instant at;
    private @Nullable UUID actorId;
    private String actorName;
    private String action;
    private String subjectType;
    private UUID subjectId;
    private String subjectLabel;
    private @Nullable String before;
    private @Nullable String after;

    @Column(name = "mac")
    private byte[] mac;

    @SuppressWarnings("NullAway.Init")
    protected AuditRow() {}

    AuditRow(
            Instant at,
            @Nullable UUID actorId,
            String actorName,
            String action,
            String subjectType,
            UUID subjectId,
            String subjectLabel,
            @Nullable String before,
            @Nullable String after,
            AuditKey key) {
        this.at = at;
        this.actorId = actorId;
        this.actorName = actorName;
        this.action = action;
        this.subjectType = subjectType;
        this.subjectId = subjectId;
        this.subjectLabel = subjectLabel;
        this.before = before;
        this.after = after;
        this.mac = key.sign(content());
    }

    /** Everything that the code protects. */
    String content() {
        return content(getId(), at, actorId, actorName, action, subjectType, subjectId, subjectLabel, before, after);
    }

    /** Each part with its length, so that no two rows share a content. */
    static String content(@Nullable Object... parts) {
        StringBuilder content = new StringBuilder();
        for (Object part : parts) {
            String text = String.valueOf(part);
            content.append(text.length()).append(':').append(text).append(';');
        }
        return content.toString();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public Instant getAt() {
        return at;
    }

    public @Nullable UUID getActorId() {
        return actorId;
    }

    public String getActorName() {
        return actorName;
    }

    public String getAction() {
        return action;
    }

    public String getSubjectType() {
        return subjectType;
    }

    public UUID getSubjectId() {
        return subjectId;
    }

    public String getSubjectLabel() {
        return subjectLabel;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public @Nullable String getAfter() {
        return after;
    }

    byte[] mac() {
        return mac.clone();
    }
}
