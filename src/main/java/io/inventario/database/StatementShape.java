package io.inventario.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement without its values, so that executions that differ in nothing else are counted together and no data is shown. */
final class StatementShape {
    private static final int LONGEST = 4_000;
    /**
     * What is in double quotation marks is a name, and stays; numbers within names do too. The end of a literal may be cut off, and one
     * with a quotation mark inside counts as two. No group is repeated: Java's matcher goes one call deeper for each time, and a
     * statement may have thousands of values.
     */
    private static final Pattern VALUE = Pattern.compile(
            "(\"[^\"]*+\")|'[^']*+(?:'|$)|\\$\\d++|(?<![\\w.])\\d++(?:\\.\\d++)?+(?:[eE][+-]?\\d++)?+(?!\\w)");

    private static final Pattern SPACE = Pattern.compile("\\s++");
    /** Stands for whatever is left out before the last of its kind. */
    private static final String MORE = "\u0001";

    private static final Pattern PARTS = Pattern.compile("\\?{2,}+");
    private static final Pattern ONE_OF_LIST = Pattern.compile("\\? ?, ?(?=\\?)");
    private static final Pattern LIST = Pattern.compile(MORE + "++\\?");
    private static final Pattern ONE_OF_LISTS = Pattern.compile("(\\((?:\\?|\\?, …)\\)) ?, ?(?=\\1)");
    private static final Pattern LISTS = Pattern.compile(MORE + "++(\\((?:\\?|\\?, …)\\))");

    private StatementShape() {}

    static String of(String sql) {
        String plain = VALUE.matcher(sql).replaceAll(value -> value.group(1) == null ? "?" : quoted(value.group(1)));
        String line = SPACE.matcher(PARTS.matcher(plain).replaceAll("?"))
                .replaceAll(" ")
                .strip();
        String lists = LIST.matcher(ONE_OF_LIST.matcher(line).replaceAll(MORE)).replaceAll("?, …");
        String shape =
                LISTS.matcher(ONE_OF_LISTS.matcher(lists).replaceAll(MORE)).replaceAll("$1, …");
        return shape.length() <= LONGEST ? shape : shape.substring(0, LONGEST) + " …";
    }

    private static String quoted(String name) {
        return Matcher.quoteReplacement(name);
    }
}
