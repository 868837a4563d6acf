package io.inventario.demo;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CSV file (RFC 4180, UTF-8) with the columns that are needed, every line as long as the heading. */
record CsvTable(String file, List<CsvLine> lines) {
    /**
     * Reads {@code name}.csv.
     *
     * @throws UnusableFile when it is missing, is not UTF-8, lacks a column or has a damaged line
     */
    static CsvTable read(Path folder, String name, String... columns) {
        String file = name + ".csv";
        List<CsvRecord> records = parse(file, text(folder.resolve(file), file));
        if (records.isEmpty()) {
            throw new UnusableFile(file, 1, "the heading is missing");
        }
        List<String> heading = records.getFirst().getFields();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < heading.size(); i++) {
            if (places.put(heading.get(i), i) != null) {
                throw new UnusableFile(file, 1, heading.get(i), "the column stands twice");
            }
        }
        for (String column : columns) {
            if (!places.containsKey(column)) {
                throw new UnusableFile(file, 1, column, "the column is missing");
            }
        }
        List<CsvLine> lines = new ArrayList<>();
        for (CsvRecord line : records.subList(1, records.size())) {
            if (line.getFieldCount() != heading.size()) {
                String why = line.getFieldCount() + " fields where the heading has " + heading.size();
                throw new UnusableFile(file, line.getStartingLineNumber(), why);
            }
            lines.add(new CsvLine(file, line.getStartingLineNumber(), places, line.getFields()));
        }
        return new CsvTable(file, lines);
    }

    /** Refuses the same values of these fields on two lines. */
    CsvTable unique(String... fields) {
        Set<List<String>> seen = new HashSet<>();
        for (CsvLine line : lines) {
            List<String> key = new ArrayList<>();
            for (String field : fields) {
                key.add(line.required(field, CsvLine.ANY_LENGTH));
            }
            if (!seen.add(key)) {
                throw line.wrong(String.join(" and ", fields), "stands twice: " + String.join(", ", key));
            }
        }
        return this;
    }

    private static List<CsvRecord> parse(String file, String text) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            long line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
            throw new UnusableFile(file, line, "a damaged line, perhaps a quotation mark that is not closed");
        } catch (IOException e) {
            throw new UnusableFile(file + " can't be read: " + e.getMessage());
        }
        return records;
    }

    private static String text(Path path, String file) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new UnusableFile(file + " is missing");
        } catch (IOException e) {
            throw new UnusableFile(file + " can't be read: " + e.getMessage());
        }
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            throw new UnusableFile(file, 1 + read.chars().filter(c -> c == '\n').count(), "not UTF-8");
        }
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }
}
