package io.inventario.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** The next number of a series: the row that is locked last in every posting, and held shortest. */
@Entity
class NumberCounter {
    @Id
    private UUID seriesId;

    private long nextNumber;

    @SuppressWarnings("NullAway.Init")
    protected NumberCounter() {}

    NumberCounter(UUID seriesId) {
        this.seriesId = seriesId;
        this.nextNumber = 1;
    }

    UUID seriesId() {
        return seriesId;
    }

    long nextNumber() {
        return nextNumber;
    }

    long take() {
        return nextNumber++;
    }
}
