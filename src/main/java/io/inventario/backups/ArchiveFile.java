package io.inventario.backups;

import io.inventario.shared.BusinessException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The product's own archive, open for reading. */
final class ArchiveFile implements RowSource, AutoCloseable {
    private final ZipFile zip;

    ArchiveFile(Path file) throws IOException {
        zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    }

    @Override
    public InputStream table(String name) throws IOException {
        return new BufferedInputStream(entry(ArchiveWriter.TABLES + name));
    }

    @Override
    public Map<String, Long> sequences() throws IOException {
        Map<String, Long> sequences = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(entry(ArchiveWriter.SEQUENCES), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.substring(0, line.indexOf('\t'));
                sequences.put(name, Long.valueOf(line.substring(name.length() + 1)));
            }
        }
        return sequences;
    }

    private InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BusinessException("backups.archive.incomplete", name);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
