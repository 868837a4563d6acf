package io.inventario.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.inventario.DatabaseTests;
import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Progress;
import io.inventario.shared.Actor;
import io.inventario.shared.Signing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** Damaged and foreign archives, made by chance from a seed: none is restored, none is called good, and the live data never changes. */
class DamagedArchiveTests extends DatabaseTests {
    private static final int ARCHIVES = Integer.getInteger("campaign.archives", 20);
    private static final long SEED = Long.getLong("campaign.seed", System.nanoTime() % 100_000);
    /** Every so many archives one is signed with our own key, so that its content is looked at too; that takes seconds each. */
    private static final int SIGNED = 5;

    private static final Set<String> SEALED_MEANWHILE = Set.of("audit.audit_seal", "audit.last_seal");
    private static final String PURPOSE = "inventario backup 1";

    @Autowired
    private BackupService backups;

    @Autowired
    private RestoreService restores;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private ControlTotals totals;

    @Value("${inventario.secret-key}")
    private String secret;

    @TempDir
    private Path folder;

    /** What is put beside each other under the names of a backup. */
    private record Pair(String what, byte[] archive, String manifest) {}

    @Test
    void noneIsRestoredAndTheLiveDataStaysAsItIs() throws Exception {
        Backup first = Actor.asProgram("test", () -> backups.take(folder, Progress.SILENT));
        shop.product("12.50");
        Backup second = Actor.asProgram("test", () -> backups.take(folder, Progress.SILENT));
        byte[] archive = Files.readAllBytes(second.file());
        String manifest = Files.readString(beside(second));
        Map<String, String> before = live();
        Map<String, Integer> tried = new TreeMap<>();
        for (int i = 0; i < ARCHIVES; i++) {
            Random random = new Random((SEED + i) * 7_919); // neighbours begin alike
            Pair pair = i % SIGNED == SIGNED - 1
                    ? signed(random, archive, Manifest.of(manifest), i / SIGNED)
                    : unsigned(random, archive, manifest, first, i - i / SIGNED);
            String where = "seed " + SEED + ", archive " + i + ": " + pair.what();
            Path file = folder.resolve("inventario-campaign.zip");
            Files.write(file, pair.archive());
            Files.writeString(folder.resolve("inventario-campaign.zip.manifest.json"), pair.manifest());

            Throwable refusal = catchThrowable(() -> Actor.asProgram(
                    "test",
                    () -> restores.restore(file.toString(), Progress.SILENT).verification()));

            assertThat(refusal).as(where).isInstanceOf(RuntimeException.class);
            assertThat(folder.resolve("inventario-campaign.zip.verified"))
                    .as(where)
                    .doesNotExist();
            assertThat(folder.resolveSibling("escaped")).as(where).doesNotExist();
            assertThat(live()).as(where).isEqualTo(before);
            tried.merge(pair.what().replaceAll("[0-9]+", "n"), 1, Integer::sum);
        }
        System.out.printf(
                "%d archives, seed %d, on %s: %s%n", ARCHIVES, SEED, onPostgres() ? "PostgreSQL" : "H2", tried);
    }

    /** The rows of every table and the control totals; of backups too, so that a success that is claimed shows. */
    private Map<String, String> live() throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            for (String table :
                    Tables.of(connection, Set.of("audit_seal", "job_pick", "job", "job_timing", "backup_event"))) {
                found.put(table, String.valueOf(jdbc.queryForObject("select count(*) from " + table, Long.class)));
            }
            found.putAll(totals.of(connection).texts());
            found.keySet().removeAll(SEALED_MEANWHILE);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
        return found;
    }

    /** What anybody could do who has the files but not the key. */
    private Pair unsigned(Random random, byte[] archive, String manifest, Backup other, int number) throws IOException {
        return switch (number % 8) {
            case 0 -> {
                byte[] flipped = archive.clone();
                int flips = 1 + random.nextInt(8);
                for (int i = 0; i < flips; i++) {
                    flipped[i * (archive.length / 9) + random.nextInt(archive.length / 9)] ^=
                            (byte) (1 << random.nextInt(8));
                }
                yield new Pair(flips + " bits flipped", flipped, manifest);
            }
            case 1 -> new Pair("cut off", Arrays.copyOf(archive, random.nextInt(archive.length)), manifest);
            case 2 -> new Pair("longer", Arrays.copyOf(archive, archive.length + 1 + random.nextInt(9_999)), manifest);
            case 3 -> new Pair("manifest of another", archive, Files.readString(beside(other)));
            case 4 -> {
                int at = random.nextInt(manifest.length());
                String another = manifest.charAt(at) == '7' ? "8" : "7";
                String changed = manifest.substring(0, at) + another + manifest.substring(at + 1);
                yield Character.isWhitespace(manifest.charAt(at))
                        ? new Pair("manifest cut off", archive, manifest.substring(0, at))
                        : new Pair("manifest changed", archive, changed);
            }
            case 5 -> resigned("signed with another key", archive, Manifest.of(manifest), "k".repeat(40));
            case 6 -> {
                byte[] bomb = zipped(Map.of("tables/product", new byte[32 << 20]));
                yield new Pair("bomb", bomb, manifest);
            }
            default -> {
                byte[] names = zipped(Map.of("../../escaped", new byte[10], "/tmp/escaped", new byte[10]));
                yield resigned("names of paths with another key", names, Manifest.of(manifest), "k".repeat(40));
            }
        };
    }

    /** What only somebody with our key, or a fault of ours, could make: each must fail on its content. */
    private Pair signed(Random random, byte[] archive, Manifest manifest, int number) throws IOException {
        Map<String, byte[]> entries = entries(archive);
        List<String> filled = new ArrayList<>(entries.keySet());
        filled.removeIf(name -> !name.startsWith("tables/") || lines(Objects.requireNonNull(entries.get(name))) < 2);
        String table = filled.get(random.nextInt(filled.size()));
        String text = new String(entries.get(table), StandardCharsets.UTF_8);
        return switch (number % 9) {
            case 0 -> {
                entries.remove(table);
                yield resigned("without a table", zipped(entries), manifest, secret);
            }
            case 1 -> {
                entries.put(
                        table,
                        text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1)
                                .getBytes(StandardCharsets.UTF_8));
                yield resigned("without a row", zipped(entries), manifest, secret);
            }
            case 2 -> {
                entries.put(table, ("x" + text).getBytes(StandardCharsets.UTF_8));
                yield resigned("with another column", zipped(entries), manifest, secret);
            }
            case 3 -> {
                entries.put(table, text.replaceFirst("\n", "\nx").getBytes(StandardCharsets.UTF_8));
                yield resigned("with a key that is none", zipped(entries), manifest, secret);
            }
            case 4 -> {
                Map<String, String> wrong = new TreeMap<>(manifest.totals());
                wrong.put("sales.sale", "987654321");
                yield resigned(
                        "with other totals",
                        archive,
                        with(manifest, manifest.migrations(), manifest.rows(), wrong, 1),
                        secret);
            }
            case 5 -> {
                List<String> more = new ArrayList<>(manifest.migrations());
                more.add("sales-0099-tomorrow");
                yield resigned(
                        "of a newer schema",
                        archive,
                        with(manifest, more, manifest.rows(), manifest.totals(), 1),
                        secret);
            }
            case 6 -> {
                int known = 1 + random.nextInt(manifest.migrations().size() / 2);
                yield resigned(
                        "said to be of an older schema",
                        archive,
                        with(manifest, manifest.migrations().subList(0, known), manifest.rows(), manifest.totals(), 1),
                        secret);
            }
            case 7 ->
                resigned(
                        "of a newer form",
                        archive,
                        with(manifest, manifest.migrations(), manifest.rows(), manifest.totals(), 2),
                        secret);
            default -> {
                entries.put(table, new byte[64 << 20]);
                yield resigned("with a bomb", zipped(entries), manifest, secret);
            }
        };
    }

    private static Manifest with(
            Manifest manifest,
            List<String> migrations,
            Map<String, Long> rows,
            Map<String, String> totals,
            int format) {
        return new Manifest(
                manifest.product(),
                format,
                manifest.form(),
                manifest.takenAt(),
                manifest.program(),
                manifest.database(),
                migrations,
                rows,
                totals,
                manifest.bytes(),
                manifest.sha256(),
                "");
    }

    private static Pair resigned(String what, byte[] archive, Manifest manifest, String key) {
        try {
            Manifest unsigned = manifest.withFile(
                    archive.length,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
            byte[] signature = new Signing(PURPOSE, key).sign(unsigned.content());
            return new Pair(
                    what,
                    archive,
                    unsigned.signed(HexFormat.of().formatHex(signature)).json());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().count();
    }

    static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Path beside(Backup backup) {
        return backup.file().resolveSibling(backup.name() + ".manifest.json");
    }
}
