package io.inventario.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The form in which names are stored to be searched and in which searches are asked: no accents, no case, single blanks. */
public final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int WORDS = 4;

    private SearchText() {}

    public static String of(@Nullable String... parts) {
        String joined = Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
        String plain = MARKS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFKD))
                .replaceAll("");
        return BLANKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Exactly four LIKE patterns (escape character {@code \}) that together find every typed word anywhere, in any order; words
     * beyond the fourth must stand as typed.
     */
    public static List<String> patterns(String typed) {
        String distinct = Arrays.stream(of(typed).split(" ")).distinct().collect(Collectors.joining(" "));
        String[] words = distinct.split(" ", WORDS);
        return IntStream.range(0, WORDS)
                .mapToObj(i -> i < words.length ? contains(words[i]) : "%")
                .toList();
    }

    /** A LIKE pattern (escape character {@code \}) that finds {@code typed} anywhere. */
    public static String contains(String typed) {
        return "%" + of(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
