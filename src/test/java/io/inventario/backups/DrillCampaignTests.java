package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.OwnApplication;
import io.inventario.Shop;
import io.inventario.campaigns.CampaignLog;
import io.inventario.campaigns.Sellers;
import io.inventario.database.DatabaseUrl;
import io.inventario.database.IntegrityCheck;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Progress;
import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.products.Product;
import io.inventario.shared.Actor;
import io.inventario.users.NewAdministrator;
import io.inventario.users.UserService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/**
 * Restore drills: a made-up company is backed up while four clients sell, they go on, and the backup takes the place of the live data: on
 * PostgreSQL under the running application, on H2 as the command does it, between two lives of the application. Then totals, rules, a
 * sign-in and a sale. A run that was stopped goes on with {@code -Dcampaign.from=N}.
 */
@Tag("own-application")
class DrillCampaignTests {
    private static final int DRILLS = Integer.getInteger("campaign.drills", DatabaseTests.onPostgres() ? 16 : 4);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Long.getLong("campaign.seed", System.nanoTime() % 900);
    /** After so many drills the first backup comes back, so that the data stays small. */
    private static final int BACK = 5;

    private static final int CLIENTS = 4;
    private static final String PASSWORD = "Correct horse 7 battery";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // every test starts one
    private OwnApplication application;

    @Test
    void whatWasBackedUpUnderLoadComesBackWholeAndGoesOnSelling() throws Exception {
        String url = DatabaseTests.freshUrl();
        application = OwnApplication.serving(url, folder);
        Backup first = asProgram(() -> application.get(BackupService.class).take(Progress.SILENT));
        for (int drill = FROM; drill < DRILLS; drill++) {
            String where = "seed " + SEED + ", drill " + drill;
            long start = System.nanoTime();
            if (drill % BACK == BACK - 1) {
                restore(first);
            }
            Taken taken = taken(drill);
            Verification verification = restore(taken.backup());
            compare(verification, taken, where);
            signIn(taken, where);
            sellOne(taken, where);
            CampaignLog.of("drills")
                    .line(where + ": " + verification.rows() + " rows, " + taken.sold() + " sales meanwhile, "
                            + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        }
        System.out.printf(
                "%d drills, seed %d, on %s%n", DRILLS, SEED, DatabaseTests.onPostgres() ? "PostgreSQL" : "H2");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    /**
     * A backup and what is known of its moment.
     *
     * @param product was there
     * @param later was not
     * @param sold how many sales were posted around it
     */
    private record Taken(Backup backup, String person, Product product, Product later, long sold) {}

    private Taken taken(int drill) throws InterruptedException {
        Shop shop = application.get(Shop.class);
        String person = "drill" + drill;
        asProgram(() -> application
                .get(UserService.class)
                .createAdministrator(
                        new NewAdministrator(person, person + "@example.com", "Ana", "Paz", PASSWORD, null)));
        grow(SEED + drill);
        Product product = shop.stocked("10", 5, "6");
        try (var sellers = new Sellers(application, CLIENTS, SEED + drill)) {
            sellers.sellMore(10, PATIENCE);
            Backup backup = asProgram(() -> application.get(BackupService.class).take(Progress.SILENT));
            Product later = shop.stocked("10", 5, "6");
            shop.sell(Shop.line(later, 1));
            sellers.sellMore(5, PATIENCE);
            sellers.stop();
            return new Taken(backup, person, product, later, sellers.posted());
        }
    }

    private void grow(long seed) {
        Random random = new Random(seed);
        DemoSize size = new DemoSize(
                1 + random.nextInt(12), random.nextInt(12), 1 + random.nextInt(40), Math.floorMod(seed, 1000));
        asProgram(() -> application.get(DemoCompany.class).generate(size, (step, done, all) -> {}));
        application.get(OneOfEach.class).post();
    }

    private Verification restore(Backup backup) {
        return asProgram(() -> application.get(RestoreService.class).replaceLive(backup.name(), Progress.SILENT));
    }

    private void compare(Verification verification, Taken taken, String where) throws SQLException {
        assertThat(verification.differences()).as(where).isEmpty();
        assertThat(verification.rules()).as(where).allMatch(IntegrityCheck.Outcome::holds);
        Map<String, String> manifest = new TreeMap<>(taken.backup().totals());
        manifest.keySet().removeIf(name -> name.startsWith("audit.")); // the restore itself is recorded
        try (Connection connection = application.get(DatabaseUrl.class).connect()) {
            assertThat(application.get(ControlTotals.class).of(connection).texts())
                    .as(where)
                    .containsAllEntriesOf(manifest);
        }
        assertThat(asProgram(() -> application.get(IntegrityCheck.class).run()))
                .as(where)
                .allMatch(IntegrityCheck.Outcome::holds);
        assertThat(codes(taken.product())).as(where).isEqualTo(1);
        assertThat(codes(taken.later())).as(where).isZero();
    }

    private long codes(Product product) {
        return application
                .get(JdbcClient.class)
                .sql("select count(*) from product where code = ?")
                .param(product.getCode())
                .query(Long.class)
                .single();
    }

    private void signIn(Taken taken, String where) {
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(taken.person(), PASSWORD);
        assertThat(application.get(AuthenticationProvider.class).authenticate(asked))
                .as(where)
                .isNotNull()
                .matches(person -> person.isAuthenticated() && person.getName().equals(taken.person()));
    }

    private void sellOne(Taken taken, String where) {
        Shop shop = application.get(Shop.class);
        shop.sell(Shop.line(taken.product(), 1));
        assertThat(shop.onHand(taken.product()).value()).as(where).isEqualByComparingTo("4");
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("test", work);
    }
}
