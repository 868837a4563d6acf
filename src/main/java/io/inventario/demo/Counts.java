package io.inventario.demo;

import java.util.Optional;
import java.util.function.Supplier;

/** How many things a load created and how many it found as they were. */
final class Counts {
    private int created;
    private int unchanged;

    /** What was found, or else what {@code create} makes. */
    <T> T foundOr(Optional<T> found, Supplier<T> create) {
        count(found.isPresent());
        return found.orElseGet(create);
    }

    void count(boolean wasThere) {
        if (wasThere) {
            unchanged++;
        } else {
            created++;
        }
    }

    int created() {
        return created;
    }

    int unchanged() {
        return unchanged;
    }
}
