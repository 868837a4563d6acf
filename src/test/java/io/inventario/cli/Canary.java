package io.inventario.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A secret that is recognised wherever it turns up: as it is, percent-encoded, in Base64 at any offset, or in hexadecimal. It also
 * holds what Spring takes for a placeholder and for an expression, and would complain about at length.
 */
enum Canary {
    DATABASE_PASSWORD("canaryDatabase", "+/%é${x}#{x}"),
    WRONG_PASSWORD("canaryWrong", "@:?#"),
    KEY("canaryKey", "-${x}#{x}-0123456789abcdef0123456789abcdef"),
    OLD_KEY("canaryOldKey", "-${x}#{x}-0123456789abcdef0123456789abcdef"),
    MAIL("canaryMail", "\"'\\${x}#{x}"),
    BUCKET("canaryBucket", "/+=${x}#{x}"),
    GOOGLE("canaryGoogle", "\"'${x}#{x}"),
    METRICS("canaryMetrics", "-${x}#{x}-0123456789abcdef0123456789abcdef"),
    USER("canaryUser", "-Una-clave-larga-7"),
    TYPED("canaryTyped", "-Una-clave-larga-7");

    private final String word;
    private final String secret;

    Canary(String word, String rest) {
        this.word = word;
        this.secret = word + rest;
    }

    String secret() {
        return secret;
    }

    /** What to look for: letters alone, which no quoting and no percent-encoding changes, and their other forms. */
    List<String> traces() {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.concat(
                        Stream.of(word, hex, hex.toUpperCase(Locale.ROOT)),
                        IntStream.range(0, 3).mapToObj(before -> base64(bytes, before)))
                .toList();
    }

    /** The characters of Base64 that these bytes alone decide, when so many others stand before them. */
    private static String base64(byte[] bytes, int before) {
        byte[] all = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, all, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(all);
        int from = (before * 8 + 5) / 6;
        int to = all.length * 8 / 6;
        return text.substring(from, to);
    }

    /** The canaries that a text holds. */
    static List<Canary> in(String text) {
        return Stream.of(values())
                .filter(canary -> canary.traces().stream().anyMatch(text::contains))
                .toList();
    }
}
