package io.inventario.dataset;

import io.inventario.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads the records of files one after the other, never more than one of them at a time, and stages what can be used. */
final class RecordReader {
    private static final int TOLD = 10_000;

    private final Datasets datasets;
    private final Layout layout;
    private final Staging staging;
    private final LoadFiles files;
    private final Progress progress;
    private final JsonFactory json =
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    private final Map<String, Shape> shapes = new HashMap<>();

    RecordReader(Datasets datasets, Layout layout, Staging staging, LoadFiles files, Progress progress) {
        this.datasets = datasets;
        this.layout = layout;
        this.staging = staging;
        this.files = files;
        this.progress = progress;
    }

    /** @throws RefusedLoad at once where the rest can't be understood */
    void read(Path file) throws IOException, SQLException {
        files.start(file);
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = json.createParser(ObjectReadContext.empty(), stream)) {
            boolean begun = false;
            boolean ended = false;
            try {
                begun = parser.nextToken() == JsonToken.START_ARRAY;
                if (!begun) {
                    throw files.stop("dataset.file.noArray");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    files.nextRecord();
                    record(parser);
                    if (files.records() % TOLD == 0) {
                        progress.at(files.name(), files.records(), 0);
                    }
                }
                ended = true;
                if (parser.nextToken() != null) {
                    throw files.stop("dataset.file.more");
                }
            } catch (JacksonException broken) {
                if (!begun || ended) {
                    throw files.stop(begun ? "dataset.file.more" : "dataset.file.noArray");
                }
                int line =
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
                throw files.stop(isUsedUp(parser, stream) ? "dataset.file.cut" : "dataset.file.broken", line);
            }
        }
        files.end();
    }

    /** The parser tells an end in the middle of a word or of a letter as a wrong word or letter, so the rest is looked for. */
    private static boolean isUsedUp(JsonParser parser, InputStream stream) throws IOException {
        return parser.releaseBuffered(OutputStream.nullOutputStream()) <= 0 && stream.read() < 0;
    }

    private void record(JsonParser parser) throws SQLException, IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            files.problem("", "", "dataset.record.noObject");
            return;
        }
        String model = null;
        boolean fields = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = String.valueOf(parser.currentName());
            JsonToken value = parser.nextToken();
            if (name.equals("model") && model == null && value == JsonToken.VALUE_STRING) {
                model = parser.getString();
            } else if (name.equals("fields") && model != null && !fields && value == JsonToken.START_OBJECT) {
                fields = true;
                fields(parser, model);
            } else {
                files.problem(model == null ? "" : model, name, "dataset.record.member");
                parser.skipChildren();
            }
        }
        if (model == null || !fields) {
            files.problem(model == null ? "" : model, "", "dataset.record.incomplete");
        }
    }

    private void fields(JsonParser parser, String model) throws SQLException, IOException {
        if (model.equals(Dump.TOTALS)) {
            files.totals(totals(parser));
            return;
        }
        Shape shape = shapes.computeIfAbsent(
                model, name -> datasets.model(name).map(layout::of).orElse(null));
        if (shape == null) {
            files.problem(model, "", "dataset.record.model");
            parser.skipChildren();
            return;
        }
        int before = files.problems();
        @Nullable String[] values = values(parser, shape);
        if (files.problems() == before) {
            staging.add(shape, files.sequence(), values);
            files.staged(shape.model());
        }
    }

    private Map<String, String> totals(JsonParser parser) {
        Map<String, String> figures = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = String.valueOf(parser.currentName());
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                figures.put(name, parser.getString());
            } else {
                files.problem(Dump.TOTALS, name, "dataset.value.text");
                parser.skipChildren();
            }
        }
        return figures;
    }

    private @Nullable String[] values(JsonParser parser, Shape shape) {
        int size = shape.staged().size();
        @Nullable String[] values = new String[size];
        boolean[] given = new boolean[size];
        boolean[] refused = new boolean[size];
        String model = shape.model().fullName();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = String.valueOf(parser.currentName());
            parser.nextToken();
            int at = shape.place(name);
            if (at < 0) {
                files.problem(model, name, "dataset.field.unknown");
                parser.skipChildren();
                continue;
            }
            if (given[at]) {
                files.problem(model, name, "dataset.field.twice");
            }
            given[at] = true;
            try {
                values[at] = value(parser, shape.fields().get(at));
            } catch (Unusable unusable) {
                files.problem(unusable, model, name);
                refused[at] = true;
            }
        }
        complete(shape, values, given, refused);
        return values;
    }

    /** A list must have been read to its end before it is refused, so that the next field is found. */
    private static @Nullable String value(JsonParser parser, Field field) throws Unusable {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        if (!field.isList()) {
            if (list || parser.currentToken() == JsonToken.START_OBJECT) {
                parser.skipChildren();
                throw new Unusable("dataset.value.text");
            }
            return Values.read(field.value(), parser);
        }
        if (!list) {
            parser.skipChildren();
            throw new Unusable("dataset.value.key");
        }
        String value = null;
        Unusable wrong = null;
        int keys = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            keys++;
            try {
                value = parser.currentToken().isScalarValue() ? Values.read(field.value(), parser) : null;
            } catch (Unusable unusable) {
                wrong = unusable;
            }
            parser.skipChildren();
        }
        if (wrong != null) {
            throw wrong;
        }
        if (keys != 1 || value == null) {
            throw new Unusable("dataset.value.key");
        }
        return value;
    }

    /** Fills in what follows from the record, and refuses what is empty and must not be. */
    private void complete(Shape shape, @Nullable String[] values, boolean[] given, boolean[] refused) {
        List<Field> fields = shape.fields();
        String model = shape.model().fullName();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (values[i] == null && field.name().equals(Shape.ID) && shape.hasSpareId()) {
                values[i] = Ids.next().toString();
            } else if (values[i] == null
                    && !refused[i]
                    && !field.column().nullable()
                    && !shape.model().derived().containsKey(field.column().name())) {
                files.problem(model, field.name(), given[i] ? "dataset.field.empty" : "dataset.field.missing");
            }
        }
        shape.model().derived().forEach((column, derived) -> {
            int at = shape.stagedPlace(column);
            String made = derived.of(other -> {
                String text = values[shape.stagedPlace(other)];
                return text == null ? "" : text;
            });
            if (values[at] != null && !made.equals(values[at])) {
                files.problem(model, column, "dataset.field.derived", made);
            }
            values[at] = made;
        });
    }
}
