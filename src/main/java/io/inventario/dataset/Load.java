package io.inventario.dataset;

import io.inventario.shared.Ids;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Takes records of files over, all of them or none (rule D2). They stream into temporary tables and go on from there by a few
 * statements per model, in an order in which nothing comes before what it refers to.
 */
@Component
public class Load {
    private static final int LONGEST_NAMES = 1_000;

    private final Datasets datasets;
    private final ControlTotals totals;
    private final Clock clock;

    Load(Datasets datasets, ControlTotals totals, Clock clock) {
        this.datasets = datasets;
        this.totals = totals;
        this.clock = clock;
    }

    /**
     * @param dryRun to do everything and then undo it
     * @param actor whose name the log of loads keeps
     * @throws RefusedLoad when a record can't be taken over; nothing is changed then
     */
    public LoadOutcome run(DataSource source, List<Path> paths, boolean dryRun, String actor, Progress progress)
            throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Layout layout = Layout.of(connection, datasets);
            Staging staging = Staging.on(connection, layout.postgres());
            LoadFiles files = new LoadFiles(datasets);
            try {
                LoadOutcome outcome = load(connection, layout, staging, files, paths, progress, dryRun);
                if (dryRun) {
                    connection.rollback();
                } else {
                    log(connection, outcome, paths, actor);
                    connection.commit();
                    raiseSequences(connection, layout.postgres(), loaded(outcome.models()));
                }
                return outcome;
            } finally {
                connection.rollback();
                staging.drop();
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private LoadOutcome load(
            Connection connection,
            Layout layout,
            Staging staging,
            LoadFiles files,
            List<Path> paths,
            Progress progress,
            boolean dryRun)
            throws SQLException, IOException {
        RecordReader reader = new RecordReader(datasets, layout, staging, files, progress);
        for (Path path : paths) {
            reader.read(path);
        }
        files.refuseIfAny();
        staging.finish();
        TakeOver takeOver = new TakeOver(connection, staging, files, layout.postgres());
        List<LoadOutcome.OfModel> models = new ArrayList<>();
        long done = 0;
        for (Shape shape : layout.shapes()) {
            if (staging.count(shape) > 0) {
                progress.at(shape.model().fullName(), done, files.records());
                models.add(takeOver.take(shape));
                done += staging.count(shape);
            }
        }
        for (Dataset dataset : datasets.all()) {
            for (LoadSequel sequel : dataset.sequels()) {
                sequel.after(connection, loaded(models));
            }
        }
        return new LoadOutcome(dryRun, List.copyOf(models), compare(connection, files));
    }

    private Set<String> loaded(List<LoadOutcome.OfModel> models) {
        return models.stream()
                .filter(LoadOutcome.OfModel::changedAnything)
                .map(outcome -> datasets.model(outcome.model()).orElseThrow().table())
                .collect(Collectors.toSet());
    }

    /** Totals can agree only where the database holds what the files hold and nothing else. */
    private LoadOutcome.Comparison compare(Connection connection, LoadFiles files) throws SQLException {
        Map<String, String> expected = files.totals();
        if (expected == null) {
            return LoadOutcome.Comparison.NONE;
        }
        ControlTotals.Figures found = totals.of(connection);
        boolean more = datasets.models().stream()
                .anyMatch(model -> found.figures()
                                .getOrDefault(model.fullName(), BigDecimal.ZERO)
                                .compareTo(new BigDecimal(expected.getOrDefault(model.fullName(), "0")))
                        > 0);
        if (more) {
            return LoadOutcome.Comparison.MORE_HERE;
        }
        found.differences(expected)
                .forEach(difference -> files.problem(
                        Dump.TOTALS,
                        difference.name(),
                        "dataset.record.total",
                        difference.found(),
                        difference.expected()));
        files.refuseIfAny();
        return LoadOutcome.Comparison.AGREE;
    }

    /** Outside the tables that are dumped, so that a load does not change what the next dump says. */
    private void log(Connection connection, LoadOutcome outcome, List<Path> paths, String actor) throws SQLException {
        String names =
                paths.stream().map(path -> String.valueOf(path.getFileName())).collect(Collectors.joining(", "));
        try (var insert = connection.prepareStatement(
                "insert into load_log (id, at, actor_name, files, created, updated, unchanged, removed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(3, actor);
            insert.setString(4, names.substring(0, Math.min(names.length(), LONGEST_NAMES)));
            insert.setLong(5, outcome.created());
            insert.setLong(6, outcome.updated());
            insert.setLong(7, outcome.unchanged());
            insert.setLong(8, outcome.removed());
            insert.executeUpdate();
        }
    }

    /** New codes begin behind the highest that is there, instead of trying every taken one first. */
    private void raiseSequences(Connection connection, boolean postgres, Set<String> loaded) throws SQLException {
        for (Dataset dataset : datasets.all()) {
            for (Dataset.CodeSequence sequence : dataset.sequences()) {
                if (loaded.contains(sequence.table())) {
                    raise(connection, postgres, sequence);
                }
            }
        }
        connection.commit();
    }

    private static void raise(Connection connection, boolean postgres, Dataset.CodeSequence sequence)
            throws SQLException {
        String highest =
                "select max(cast(substring(code from " + (sequence.prefix().length() + 1) + ") as bigint)) from "
                        + sequence.table() + " where code ~ '^" + sequence.prefix() + "[0-9]{1,15}$'";
        String next = postgres
                ? "select last_value + 1 from " + sequence.sequence()
                : "select base_value from information_schema.sequences where sequence_schema = current_schema"
                        + " and lower(sequence_name) = '" + sequence.sequence() + "'";
        long wanted = number(connection, highest) + 1;
        if (wanted > number(connection, next)) {
            try (var statement = connection.createStatement()) {
                statement.execute("alter sequence " + sequence.sequence() + " restart with " + wanted);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
