package io.inventario.documents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What all posted documents share. Never changed or deleted (rule S2); {@link Posting} alone writes it. */
@Entity
@Immutable
public class Document {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    private LocalDate businessDate;
    private Instant postedAt;
    private @Nullable UUID postedBy;
    private String postedByName;
    private UUID commandId;
    private String contentHash;

    @Column(name = "reverses_id")
    private @Nullable UUID reversesId;

    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    public UUID getId() {
        return id;
    }

    public DocumentKind getKind() {
        return kind;
    }

    public LocalDate getBusinessDate() {
        return businessDate;
    }

    public Instant getPostedAt() {
        return postedAt;
    }

    public @Nullable UUID getPostedBy() {
        return postedBy;
    }

    public String getPostedByName() {
        return postedByName;
    }

    public UUID getCommandId() {
        return commandId;
    }

    public String getContentHash() {
        return contentHash;
    }

    public @Nullable UUID getReversesId() {
        return reversesId;
    }
}
