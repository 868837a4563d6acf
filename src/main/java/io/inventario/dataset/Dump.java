package io.inventario.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the data as JSON records: the same data gives the same bytes on both databases, and any amount of it needs the same memory. */
@Component
public class Dump {
    /** The model of the record that carries the control totals. */
    static final String TOTALS = "dataset" + ".totals";

    private static final int FETCHED = 2_000;
    private static final int TOLD = 10_000;

    private final Datasets datasets;
    private final ControlTotals totals;

    Dump(Datasets datasets, ControlTotals totals) {
        this.datasets = datasets;
        this.totals = totals;
    }

    /**
     * How a dump is written.
     *
     * @param indent blanks per level; 0 for one record a line
     * @param withoutIds whether master data goes without its ids, to be known by its natural key alone
     */
    public record Form(int indent, boolean withoutIds) {
        public static final Form PLAIN = new Form(0, false);
    }

    /**
     * Writes all records of the models; when these are all there are, the control totals come last.
     *
     * @param snapshot a connection on which all queries see the same moment, without autocommit
     * @return how many records were written
     */
    public long write(Connection snapshot, Set<Model> models, Form form, OutputStream out, Progress progress)
            throws SQLException, IOException {
        Layout layout = Layout.of(snapshot, datasets);
        List<Shape> shapes = layout.shapes().stream()
                .filter(shape -> models.contains(shape.model()))
                .toList();
        Map<String, BigDecimal> figures = totals.of(snapshot).figures();
        long all = shapes.stream()
                .mapToLong(shape -> figures.getOrDefault(shape.model().fullName(), BigDecimal.ZERO)
                        .longValueExact())
                .sum();
        JsonWriter json = new JsonWriter(out, form.indent());
        Writing writing = new Writing(json, form, all, progress);
        json.start();
        for (Shape shape : shapes) {
            writing.records(snapshot, shape, layout.postgres());
        }
        if (models.equals(new HashSet<>(datasets.models()))) {
            writing.totals(new ControlTotals.Figures(new TreeMap<>(figures)));
        }
        json.end();
        return writing.done;
    }

    /** One dump under way. */
    private static final class Writing {
        private final JsonWriter json;
        private final Form form;
        private final long all;
        private final Progress progress;
        private long done;

        Writing(JsonWriter json, Form form, long all, Progress progress) {
            this.json = json;
            this.form = form;
            this.all = all;
            this.progress = progress;
        }

        void records(Connection snapshot, Shape shape, boolean postgres) throws SQLException, IOException {
            String name = shape.model().fullName();
            List<Field> fields = shape.fields();
            boolean withoutId = form.withoutIds() && shape.hasSpareId();
            try (var statement = snapshot.createStatement()) {
                statement.setFetchSize(FETCHED);
                try (var rows = statement.executeQuery(new DumpQuery(shape, postgres).sql())) {
                    while (rows.next()) {
                        json.startRecord(name);
                        for (int i = 0; i < fields.size(); i++) {
                            Field field = fields.get(i);
                            if (!withoutId || !field.name().equals(Shape.ID)) {
                                json.field(field.name());
                                value(rows, i + 1, field);
                            }
                        }
                        json.endRecord();
                        if (++done % TOLD == 0) {
                            progress.at(name, done, all);
                        }
                    }
                }
            }
            progress.at(name, done, all);
        }

        private void value(ResultSet row, int at, Field field) throws SQLException, IOException {
            String text = text(row, at, field.value());
            if (text == null) {
                json.raw("null");
                return;
            }
            json.raw(field.isList() ? "[" : "");
            switch (field.value().type()) {
                case SMALLINT, INTEGER, BIGINT, BOOLEAN -> json.raw(text);
                default -> json.text(text);
            }
            json.raw(field.isList() ? "]" : "");
        }

        private static @Nullable String text(ResultSet row, int at, Column column) throws SQLException {
            return switch (column.type()) {
                case TEXT, LONG_TEXT, UUID -> row.getString(at);
                case DECIMAL -> {
                    BigDecimal number = row.getBigDecimal(at);
                    yield number == null
                            ? null
                            : number.setScale(column.scale(), RoundingMode.UNNECESSARY)
                                    .toPlainString();
                }
                case SMALLINT, INTEGER, BIGINT -> {
                    long number = row.getLong(at);
                    yield row.wasNull() ? null : Long.toString(number);
                }
                case BOOLEAN -> {
                    boolean truth = row.getBoolean(at);
                    yield row.wasNull() ? null : String.valueOf(truth);
                }
                case DATE -> {
                    LocalDate date = row.getObject(at, LocalDate.class);
                    yield date == null ? null : date.toString();
                }
                case TIMESTAMP -> {
                    OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
                    yield moment == null ? null : moment.toInstant().toString();
                }
                case BYTES -> {
                    byte[] bytes = row.getBytes(at);
                    yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
                }
                case OTHER -> throw new IllegalStateException(column.name());
            };
        }

        void totals(ControlTotals.Figures figures) throws IOException {
            json.startRecord(TOTALS);
            for (Map.Entry<String, String> figure : figures.texts().entrySet()) {
                json.field(figure.getKey());
                json.text(figure.getValue());
            }
            json.endRecord();
        }
    }
}
