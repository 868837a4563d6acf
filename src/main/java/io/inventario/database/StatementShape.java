package io.inventario.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement without its values, so that executions that differ in nothing else are counted together and no data is shown. */
final class StatementShape {
    private static final int LONGEST = 4_000;
    /** What is in double quotation marks is a name, and stays; numbers within names do too. The end of a literal may be cut off. */
    private static final Pattern VALUE = Pattern.compile(
            "(\"[^\"]*\")|'(?:[^']|'')*(?:'|$)|\\$\\d+|(?<![\\w.])\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?!\\w)");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern LIST = Pattern.compile("\\?(?: ?, ?\\?)+");
    private static final Pattern LISTS = Pattern.compile("(\\((?:\\?|\\?, …)\\))(?: ?, ?\\1)+");

    private StatementShape() {}

    static String of(String sql) {
        String plain = VALUE.matcher(sql).replaceAll(value -> value.group(1) == null ? "?" : quoted(value.group(1)));
        String line = SPACE.matcher(plain).replaceAll(" ").strip();
        String shape = LISTS.matcher(LIST.matcher(line).replaceAll("?, …")).replaceAll("$1, …");
        return shape.length() <= LONGEST ? shape : shape.substring(0, LONGEST) + " …";
    }

    private static String quoted(String name) {
        return Matcher.quoteReplacement(name);
    }
}
