package io.inventario.moving;

import io.inventario.dataset.ControlTotals;
import io.inventario.dataset.Datasets;
import io.inventario.dataset.Dump;
import io.inventario.dataset.Progress;
import io.inventario.dataset.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Takes a database down at one moment, all of its data with what tells whether another one has the same. */
@Component
class Copying {
    private final Datasets datasets;
    private final ControlTotals totals;
    private final Dump dump;
    private final Clock clock;

    Copying(Datasets datasets, ControlTotals totals, Dump dump, Clock clock) {
        this.datasets = datasets;
        this.totals = totals;
        this.dump = dump;
        this.clock = clock;
    }

    /**
     * A database at one moment.
     *
     * @param records how many were dumped; 0 where only the figures were asked for
     * @param sha256 of the dump; empty where only the figures were asked for
     */
    record Stand(
            Instant at, ControlTotals.Figures figures, SortedMap<String, Long> deeds, long records, String sha256) {}

    /** All of it, written into a file. */
    Stand into(Path file, DataSource source, Progress progress) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return whole(source, out, progress);
        }
    }

    /** The same without keeping what is read. */
    Stand look(DataSource source, Progress progress) throws SQLException, IOException {
        return whole(source, OutputStream.nullOutputStream(), progress);
    }

    private Stand whole(DataSource source, OutputStream out, Progress progress) throws SQLException, IOException {
        try (Snapshot snapshot = Snapshot.of(source)) {
            Stand stand = figures(snapshot);
            MessageDigest digest = sha256();
            long records = dump.write(
                    snapshot.connection(),
                    new HashSet<>(datasets.models()),
                    Dump.Form.PLAIN,
                    new DigestOutputStream(out, digest),
                    progress);
            return new Stand(
                    stand.at(),
                    stand.figures(),
                    stand.deeds(),
                    records,
                    HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Only the figures, which is quick. */
    Stand figures(DataSource source) throws SQLException {
        try (Snapshot snapshot = Snapshot.of(source)) {
            return figures(snapshot);
        }
    }

    /** Only what was done, by the audit trail. */
    SortedMap<String, Long> deeds(DataSource source) throws SQLException {
        try (Snapshot snapshot = Snapshot.of(source)) {
            return DataTrail.deeds(snapshot.connection());
        }
    }

    private Stand figures(Snapshot snapshot) throws SQLException {
        return new Stand(
                clock.instant(), totals.of(snapshot.connection()), DataTrail.deeds(snapshot.connection()), 0, "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
