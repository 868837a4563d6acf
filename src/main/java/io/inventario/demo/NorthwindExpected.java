package io.inventario.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures in {@code expected.json} beside the files, where it is there. */
record NorthwindExpected(Map<String, BigDecimal> figures) {
    private static final String FILE = "expected.json";

    static NorthwindExpected read(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                JsonNode read = JsonMapper.shared().readTree(Files.readString(file));
                for (String name : List.of("orders", "lines", "units", "net", "units_in_stock_total")) {
                    if (read.hasNonNull(name)) {
                        figures.put(name, new BigDecimal(read.get(name).asString()));
                    }
                }
            } catch (IOException | JacksonException | NumberFormatException e) {
                throw new UnusableFile(FILE + " is damaged: " + e.getMessage());
            }
        }
        return new NorthwindExpected(figures);
    }

    List<String> differences(Map<String, BigDecimal> actual) {
        List<String> differences = new ArrayList<>();
        figures.forEach((name, expected) -> {
            BigDecimal found = actual.getOrDefault(name, BigDecimal.ZERO);
            if (found.compareTo(expected) != 0) {
                differences.add(
                        name + " is " + found.toPlainString() + ", " + FILE + " says " + expected.toPlainString());
            }
        });
        return differences;
    }
}
