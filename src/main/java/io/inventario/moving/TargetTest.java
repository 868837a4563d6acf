package io.inventario.moving;

import io.inventario.database.Finding;
import java.util.List;

/**
 * What a look at the database to move to has shown.
 *
 * @param place where it is, without an account
 * @param leftOver whether a move that was cut off has left something there, which can be removed
 */
public record TargetTest(String place, List<Finding> findings, boolean leftOver) {
    /** Whether the data can be copied there. */
    public boolean mayStart() {
        return !leftOver && findings.stream().noneMatch(finding -> finding.level() == Finding.Level.BAD);
    }
}
