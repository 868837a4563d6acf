package io.inventario.backups;

import io.inventario.database.IntegrityCheck;
import io.inventario.dataset.ControlTotals;
import java.util.List;

/** What came out when a backup was restored into a scratch place and looked at. */
public record Verification(
        Backup backup, long rows, List<ControlTotals.Difference> differences, List<IntegrityCheck.Outcome> rules) {
    public boolean holds() {
        return differences.isEmpty() && rules.stream().allMatch(IntegrityCheck.Outcome::holds);
    }
}
