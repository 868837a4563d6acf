package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.Shop;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Progress;
import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Restore drills: a made-up company on top of the former ones is backed up, something more is sold, and the backup is restored. On
 * PostgreSQL it takes the place of the live data under the running application; on H2 it is proved beside it.
 */
class DrillCampaignTests extends DatabaseTests {
    private static final int DRILLS = Integer.getInteger("campaign.drills", 2);
    private static final long SEED = Long.getLong("campaign.seed", System.nanoTime() % 900);

    @Autowired
    private BackupService backups;

    @Autowired
    private RestoreService restores;

    @Autowired
    private DemoCompany company;

    @Autowired
    private OneOfEach documents;

    @Autowired
    private DataSource source;

    @Autowired
    private ControlTotals totals;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whatWasBackedUpComesBackWholeAndGoesOnSelling() throws SQLException {
        for (int drill = 0; drill < DRILLS; drill++) {
            String where = "seed " + SEED + ", drill " + drill;
            grow(SEED + drill);
            Backup backup = asProgram(() -> backups.take(Progress.SILENT));
            Product later = shop.stocked("10", 5, "6");
            shop.sell(Shop.line(later, 1));

            Verification verification = asProgram(() -> onPostgres()
                    ? restores.replaceLive(backup.name(), Progress.SILENT)
                    : restores.verify(backup.name(), Progress.SILENT));

            assertThat(verification.differences()).as(where).isEmpty();
            assertThat(verification.rules()).as(where).allMatch(outcome -> outcome.holds());
            if (onPostgres()) {
                assertThat(codes(later)).as(where).isZero();
                try (Connection connection = source.getConnection()) {
                    Map<String, String> taken = new TreeMap<>(backup.totals());
                    taken.keySet().removeIf(name -> name.startsWith("audit.")); // the restore itself is recorded
                    assertThat(totals.of(connection).texts()).as(where).containsAllEntriesOf(taken);
                }
            }
            Product next = shop.stocked("10", 5, "6");
            shop.sell(Shop.line(next, 1));
            assertThat(shop.onHand(next).value()).as(where).isEqualByComparingTo("4");
        }
        System.out.printf("%d drills, seed %d, on %s%n", DRILLS, SEED, onPostgres() ? "PostgreSQL" : "H2");
    }

    @Test
    void onH2TheLiveDataIsNotReplacedUnderTheApplication() {
        if (!onPostgres()) {
            BusinessException refusal = assertThrows(
                    BusinessException.class, () -> asProgram(() -> restores.replaceLive("any.zip", Progress.SILENT)));
            assertThat(refusal.key()).isEqualTo("backups.stopFirst");
        }
    }

    private long codes(Product product) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from product where code = ?", Long.class, product.getCode()));
    }

    private void grow(long seed) {
        Random random = new Random(seed);
        DemoSize size = new DemoSize(
                1 + random.nextInt(12), random.nextInt(12), 1 + random.nextInt(40), Math.floorMod(seed, 1000));
        shop.as(() -> company.generate(size, (step, done, all) -> {}));
        documents.post();
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("test", work);
    }
}
