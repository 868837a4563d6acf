package io.inventario.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@link DataBenchmark} has measured, told as soon as it is known and once more at the end. */
final class DataResults {
    private static final List<String> COLUMNS =
            List.of("copies", "what", "seconds", "cpu s", "beside", "ratio", "cpu ratio", "peak MB", "file MB");

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int copies;

    /** What follows is of that size. */
    void of(int size) {
        copies = size;
    }

    /**
     * @param beside what does the same for PostgreSQL itself
     * @param file what was written
     */
    void add(MeasuredProcess measured, @Nullable MeasuredProcess beside, @Nullable Path file) {
        Map<String, Object> row = row(measured.name(), measured.seconds());
        row.put("cpu s", measured.cpuSeconds());
        if (beside != null) {
            row.put("beside", beside.name());
            row.put("ratio", ratio(measured.seconds(), beside.seconds()));
            row.put("cpu ratio", ratio(measured.cpuSeconds(), beside.cpuSeconds()));
        }
        row.put("peak MB", measured.peakMegabytes());
        if (file != null) {
            row.put("file MB", megabytes(file));
        }
        add(row);
    }

    void add(String what, long startNanos) {
        add(row(what, seconds(startNanos)));
    }

    private void add(Map<String, Object> row) {
        rows.add(row);
        System.out.println(row);
    }

    private Map<String, Object> row(String what, BigDecimal seconds) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("copies", copies);
        row.put("what", what);
        row.put("seconds", seconds);
        return row;
    }

    private static BigDecimal ratio(BigDecimal ours, BigDecimal theirs) {
        return ours.divide(theirs, 2, RoundingMode.HALF_UP);
    }

    private static long megabytes(Path file) {
        try {
            return Files.size(file) >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BigDecimal seconds(long startNanos) {
        return BigDecimal.valueOf(System.nanoTime() - startNanos, 9).setScale(2, RoundingMode.HALF_UP);
    }

    void print() {
        BenchReport.print(COLUMNS, rows);
        System.out.println(JsonMapper.builder().build().writeValueAsString(rows));
    }
}
