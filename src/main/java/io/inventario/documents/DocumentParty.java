package io.inventario.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who the document was made out to, as it was then (rule M5); apart from the document, so that it can be erased (rule S2). */
@Entity
public class DocumentParty {
    @Id
    private UUID documentId;

    private String name;
    private @Nullable String taxId;
    private @Nullable String address;
    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway.Init")
    protected DocumentParty() {}

    public DocumentParty(
            UUID documentId,
            String name,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email) {
        this.documentId = documentId;
        this.name = name;
        this.taxId = taxId;
        this.address = address;
        this.phone = phone;
        this.email = email;
    }

    public UUID getDocumentId() {
        return documentId;
    }

    public String getName() {
        return name;
    }

    public @Nullable String getTaxId() {
        return taxId;
    }

    public @Nullable String getAddress() {
        return address;
    }
}
