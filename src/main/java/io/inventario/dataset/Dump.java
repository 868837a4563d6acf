package io.inventario.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes the data as JSON records: the same data gives the same bytes on both databases, and any amount of it needs the same memory. */
@Component
public class Dump {
    /** The model of the record that carries the control totals. */
    static final String TOTALS = "dataset" + ".totals";

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
            try (DumpRows rows = DumpRows.of(snapshot, shape, postgres)) {
                while (rows.next()) {
                    json.startRecord(name);
                    for (int i = 0; i < fields.size(); i++) {
                        Field field = fields.get(i);
                        if (!withoutId || !field.name().equals(Shape.ID)) {
                            json.field(field.name());
                            rows.write(i, field, json);
                        }
                    }
                    json.endRecord();
                    if (++done % TOLD == 0) {
                        progress.at(name, done, all);
                    }
                }
            }
            progress.at(name, done, all);
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
