package io.inventario.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes records as JSON in exactly one way, so that the same data gives the same bytes; keeps nothing but a small buffer. */
final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final int indent;
    private final byte[] buffer = new byte[1 << 16];
    private int used;
    private final Map<String, byte[]> names = new HashMap<>();
    private boolean anyRecord;
    private boolean anyField;

    /** @param indent blanks per level; 0 for one record a line */
    JsonWriter(OutputStream out, int indent) {
        this.out = out;
        this.indent = indent;
    }

    void start() throws IOException {
        raw("[");
    }

    void end() throws IOException {
        raw("\n]\n");
        out.write(buffer, 0, used);
        used = 0;
        out.flush();
    }

    void startRecord(String model) throws IOException {
        raw(anyRecord ? ",\n" : "\n");
        anyRecord = true;
        anyField = false;
        raw("{");
        line(1);
        raw(indent == 0 ? "\"model\":" : "\"model\": ");
        text(model);
        raw(indent == 0 ? ",\"fields\":{" : ",");
        if (indent > 0) {
            line(1);
            raw("\"fields\": {");
        }
    }

    void endRecord() throws IOException {
        line(1);
        raw("}");
        line(0);
        raw("}");
    }

    void field(String name) throws IOException {
        if (anyField) {
            raw(",");
        }
        anyField = true;
        line(2);
        byte[] known = names.computeIfAbsent(name, JsonWriter::quoted);
        raw(known, 0, known.length);
        raw(indent == 0 ? ":" : ": ");
    }

    /** The few names come again and again; they are plain. */
    private static byte[] quoted(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }

    private void line(int level) throws IOException {
        if (indent > 0) {
            put('\n');
            for (int i = 0; i < indent * level; i++) {
                put(' ');
            }
        }
    }

    /** Numbers, true, false, null and brackets. */
    void raw(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    /** As they are. */
    void raw(byte[] octets, int from, int to) throws IOException {
        int length = to - from;
        if (length > buffer.length - used) {
            out.write(buffer, 0, used);
            used = 0;
            if (length > buffer.length) {
                out.write(octets, from, length);
                return;
            }
        }
        System.arraycopy(octets, from, buffer, used, length);
        used += length;
    }

    /** One byte of a text in UTF-8, whose quotes the caller writes. */
    void octet(byte octet) throws IOException {
        if (octet == '"' || octet == '\\') {
            put('\\');
            put(octet);
        } else if (octet >= 0 && octet < ' ') {
            control((char) octet);
        } else {
            put(octet);
        }
    }

    void text(String text) throws IOException {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    put(b);
                }
                i = end - 1;
            } else if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c < ' ') {
                control(c);
            } else {
                put(c);
            }
        }
        put('"');
    }

    private void control(char c) throws IOException {
        switch (c) {
            case '\n' -> raw("\\n");
            case '\r' -> raw("\\r");
            case '\t' -> raw("\\t");
            default -> {
                raw("\\u00");
                put(HEX[c >> 4]);
                put(HEX[c & 15]);
            }
        }
    }

    private void put(int octet) throws IOException {
        if (used == buffer.length) {
            out.write(buffer, 0, used);
            used = 0;
        }
        buffer[used++] = (byte) octet;
    }
}
