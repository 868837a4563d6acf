package io.inventario.documents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The number of a document, a row of its own because it is taken last, when nothing can fail any more (rule M11). */
@Entity
@Immutable
public class DocumentNumber {
    @Id
    private UUID documentId;

    private UUID seriesId;

    @Column(name = "number")
    private long number;

    private String label;

    @SuppressWarnings("NullAway.Init")
    protected DocumentNumber() {}

    DocumentNumber(UUID documentId, NumberSeries series, long number) {
        this.documentId = documentId;
        this.seriesId = series.getId();
        this.number = number;
        this.label = series.format(number);
    }

    public UUID getDocumentId() {
        return documentId;
    }

    public UUID getSeriesId() {
        return seriesId;
    }

    public long getNumber() {
        return number;
    }

    /** Prefix and number as people read it. */
    public String getLabel() {
        return label;
    }
}
