package io.inventario.database;

import io.inventario.database.Health.Statement;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The figures for Prometheus that carry the name of a statement, table or index. Those come and go, and Micrometer's meters stay; so they
 * are gathered whenever Prometheus asks.
 */
@Component
class NamedFigures implements MultiCollector {
    private static final int STATEMENTS = 20;
    private static final int LONGEST_LABEL = 200;
    private static final int MICROS = 6;

    private final StatementLog log;
    private final TableFigures figures;

    NamedFigures(StatementLog log, TableFigures figures, ObjectProvider<PrometheusRegistry> registry) {
        this.log = log;
        this.figures = figures;
        registry.ifAvailable(known -> known.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        statements(all);
        TableFigures.Figures now = figures.read();
        all.metricSnapshot(gauge(
                "inventario_table_bytes",
                "Room a table takes with its indexes",
                now.tables(),
                table -> Labels.of("table", table.name()),
                TableFigures.Table::bytes));
        all.metricSnapshot(gauge("inventario_database_bytes", "Room all tables take", now.bytes()));
        Health.Server server = now.server();
        if (server != null) {
            all.metricSnapshot(counter(
                    "inventario_index_scans",
                    "Times an index was read since the server's counters began",
                    now.indexes(),
                    NamedFigures::labels,
                    TableFigures.Index::scans));
            all.metricSnapshot(gauge(
                    "inventario_index_bytes",
                    "Room an index takes",
                    now.indexes(),
                    NamedFigures::labels,
                    TableFigures.Index::bytes));
            all.metricSnapshot(gauge(
                    "inventario_indexes_unused", "Indexes that nothing has read and that keep no rule", now.unused()));
            all.metricSnapshot(gauge("inventario_server_connections", "Open connections of the server", server.used()));
            all.metricSnapshot(gauge(
                    "inventario_server_connections_most",
                    "Connections the server leaves to ordinary accounts",
                    server.most() - server.reserved()));
        }
        return all.build();
    }

    /** A statement that falls out of the list and comes back goes on where it was; the list is short to keep Prometheus small. */
    private void statements(MetricSnapshots.Builder all) {
        List<Statement> heaviest = log.heaviest(STATEMENTS);
        all.metricSnapshot(counter(
                "inventario_statement_calls",
                "Executions of the statements that took the most time in this instance",
                heaviest,
                NamedFigures::labels,
                Statement::calls));
        all.metricSnapshot(counter(
                "inventario_statement_seconds",
                "Time those took in all",
                heaviest,
                NamedFigures::labels,
                statement -> seconds(statement.totalMicros())));
        all.metricSnapshot(gauge(
                "inventario_statement_longest_seconds",
                "Time the longest execution took since the start",
                heaviest,
                NamedFigures::labels,
                statement -> seconds(statement.maxMicros())));
    }

    private static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, MICROS);
    }

    /** Long texts may begin alike: Prometheus refuses two of one name. */
    private static String label(Statement statement) {
        String text = statement.text();
        return text.length() <= LONGEST_LABEL
                ? text
                : text.substring(0, LONGEST_LABEL) + " … " + Integer.toHexString(text.hashCode());
    }

    private static Labels labels(Statement statement) {
        return Labels.of("statement", label(statement));
    }

    private static Labels labels(TableFigures.Index index) {
        return Labels.of("table", index.table(), "index", index.name());
    }

    private static GaugeSnapshot gauge(String name, String help, long value) {
        return gauge(name, help, List.of(value), any -> Labels.EMPTY, any -> any);
    }

    private static <T> GaugeSnapshot gauge(
            String name, String help, List<T> things, Function<T, Labels> labels, Function<T, ? extends Number> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        things.forEach(thing -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels.apply(thing))
                .value(value.apply(thing).doubleValue())
                .build()));
        return gauge.build();
    }

    private static <T> CounterSnapshot counter(
            String name, String help, List<T> things, Function<T, Labels> labels, Function<T, ? extends Number> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        things.forEach(thing -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels.apply(thing))
                .value(value.apply(thing).doubleValue())
                .build()));
        return counter.build();
    }
}
