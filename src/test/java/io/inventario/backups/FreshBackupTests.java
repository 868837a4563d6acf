package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.database.DataLoss;
import io.inventario.database.DatabaseUrl;
import io.inventario.dataset.DatasetService;
import io.inventario.dataset.LoadOutcome;
import io.inventario.dataset.Progress;
import io.inventario.shared.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** When a migration may destroy rows without being told to. */
class FreshBackupTests extends DatabaseTests {
    @Autowired
    private BackupService backups;

    @Autowired
    private RestoreService restores;

    @Autowired
    private BackupFolder usual;

    @Autowired
    private DatabaseUrl url;

    @Autowired
    private DatasetService data;

    @TempDir
    private Path folder;

    @Test
    void onlyAVerifiedBackupOfTodayThatHoldsEverythingMakesALossGood() throws IOException {
        assertThat(isCovered(Duration.ZERO)).as("without any backup").isFalse();
        Backup backup = Actor.asProgram("test", () -> backups.take(folder, Progress.SILENT));
        assertThat(isCovered(Duration.ZERO)).as("unverified").isFalse();
        Actor.asProgram("test", () -> restores.verify(backup.file().toString(), Progress.SILENT));

        assertThat(isCovered(Duration.ZERO)).isTrue();
        assertThat(isCovered(Duration.ofHours(23))).isTrue();
        assertThat(isCovered(Duration.ofHours(25))).as("a day later").isFalse();
        assertThat(isCovered(Duration.ofHours(-1))).as("of the future").isFalse();

        byte[] whole = Files.readAllBytes(backup.file());
        whole[whole.length / 2] ^= 1;
        Files.write(backup.file(), whole);
        assertThat(isCovered(Duration.ZERO)).as("damaged").isFalse();
        whole[whole.length / 2] ^= 1;
        Files.write(backup.file(), whole);
        assertThat(isCovered(Duration.ZERO)).isTrue();

        shop.product("1000");
        assertThat(isCovered(Duration.ZERO)).as("after something was saved").isFalse();
    }

    @Test
    void whatIsInNoBackupIsNotCovered() throws SQLException {
        verifiedBackup();
        DataLoss mail = new DataLoss("mail_message", null, 1);
        try (Connection connection = url.connect()) {
            assertThat(new FreshBackup(usual.at(folder), Clock.systemUTC())
                            .uncovered(List.of(new DataLoss("product", null, 1), mail), connection))
                    .containsExactly(mail);
        }
    }

    @Test
    void aLoadThatChangedSomethingNeedsANewerBackup() throws IOException {
        verifiedBackup();
        assertThat(isCovered(Duration.ZERO)).isTrue();
        Path category = Files.writeString(
                folder.resolve("category.json"),
                "[{\"model\": \"products.category\", \"fields\": {\"path\": \"%1$s\", \"name\": \"%1$s\", \"active\": true}}]"
                        .formatted(Shop.unique("Loaded")));

        assertThat(loaded(category).created()).isEqualTo(1);

        assertThat(isCovered(Duration.ZERO)).as("after a load").isFalse();
        verifiedBackup();
        assertThat(isCovered(Duration.ZERO)).as("with a newer backup").isTrue();
        assertThat(loaded(category).unchanged()).isEqualTo(1);
        assertThat(isCovered(Duration.ZERO))
                .as("after a load of what was there")
                .isTrue();
    }

    private LoadOutcome loaded(Path file) {
        return Actor.asProgram("test", () -> data.load(List.of(file), false, Progress.SILENT));
    }

    private void verifiedBackup() {
        Actor.asProgram(
                "test",
                () -> restores.verify(
                        backups.take(folder, Progress.SILENT).file().toString(), Progress.SILENT));
    }

    private boolean isCovered(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        try (Connection connection = url.connect()) {
            return new FreshBackup(usual.at(folder), clock)
                    .uncovered(List.of(new DataLoss("product", null, 1), new DataLoss("job_pick", null, 1)), connection)
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
