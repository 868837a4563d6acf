package io.inventario.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which file and record is being read, which number over all files belongs to which, and what is wrong so far. */
final class LoadFiles {
    private final NavigableMap<Long, String> starts = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> inFile = new HashMap<>();
    private final Set<String> models;
    private String name = "";
    private long sequence;
    private long record;
    private @Nullable Map<String, String> totals;
    private @Nullable Map<String, String> ofThisFile;

    LoadFiles(Datasets datasets) {
        this.models = datasets.models().stream().map(Model::fullName).collect(Collectors.toSet());
    }

    void start(Path file) {
        name = String.valueOf(file.getFileName());
        starts.put(sequence + 1, name);
        record = 0;
        inFile.clear();
        ofThisFile = null;
    }

    void nextRecord() {
        record++;
        sequence++;
    }

    void staged(Model model) {
        inFile.merge(model.fullName(), 1L, Long::sum);
    }

    /** A whole dump says how many records of each model it has. */
    void end() {
        if (ofThisFile != null && problems.isEmpty()) {
            ofThisFile.forEach((figure, count) -> {
                String found = String.valueOf(inFile.getOrDefault(figure, 0L));
                if (models.contains(figure) && !found.equals(count)) {
                    add(new Problem(name, 0, figure, "", "dataset.file.count", found, count));
                }
            });
        }
    }

    void totals(Map<String, String> figures) {
        if (ofThisFile != null) {
            problem(Dump.TOTALS, "", "dataset.record.totalsTwice");
        }
        ofThisFile = figures;
        totals = figures;
    }

    /** The control totals that the last file with any carries. */
    @Nullable
    Map<String, String> totals() {
        return totals;
    }

    String name() {
        return name;
    }

    long records() {
        return sequence;
    }

    /** The number of the present record over all files. */
    long sequence() {
        return sequence;
    }

    int problems() {
        return problems.size();
    }

    void problem(String model, String field, String key, Object... arguments) {
        add(new Problem(name, record, model, field, key, arguments));
    }

    void problem(Unusable unusable, String model, String field) {
        add(unusable.in(name, record, model, field));
    }

    /** A problem of a record that was staged. */
    void problemAt(long staged, String model, String field, String key, Object... arguments) {
        Map.Entry<Long, String> file = starts.floorEntry(staged);
        if (file == null) {
            throw new IllegalStateException("No record has the number " + staged);
        }
        add(new Problem(file.getValue(), staged - file.getKey() + 1, model, field, key, arguments));
    }

    /** The file and the record of a staged one, as texts name it. */
    String place(long staged) {
        Map.Entry<Long, String> file = starts.floorEntry(staged);
        return file == null ? "" : file.getValue() + " " + (staged - file.getKey() + 1);
    }

    private void add(Problem problem) {
        problems.add(problem);
        if (problems.size() >= RefusedLoad.MOST) {
            throw new RefusedLoad(problems);
        }
    }

    /** The refusal of a file of which nothing more can be read. */
    RefusedLoad stop(String key, Object... arguments) {
        problems.add(new Problem(name, record, "", "", key, arguments));
        return new RefusedLoad(problems);
    }

    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new RefusedLoad(problems);
        }
    }
}
