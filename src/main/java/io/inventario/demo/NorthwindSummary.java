package io.inventario.demo;

import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.time.Duration;
import java.util.List;

/**
 * What an import did, and whether the database now holds what the files say.
 *
 * @param created master data that was not there before
 * @param posted documents of this run
 * @param repeated documents that an earlier run had posted
 * @param differences what is not as it must be, one line each
 */
public record NorthwindSummary(
        int created,
        int unchanged,
        int posted,
        int repeated,
        long sales,
        long lines,
        Money net,
        Quantity units,
        Quantity onHand,
        List<String> differences,
        Duration took) {
    public NorthwindSummary {
        differences = List.copyOf(differences);
    }

    public boolean isRight() {
        return differences.isEmpty();
    }
}
