package io.inventario.database;

import io.inventario.shared.BusinessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a question of the console apart the way both databases do. Every way of writing that one of them reads differently
 * (escapes in strings, dollar quotes, nested comments, letters that become others when capitalised) is refused, not interpreted.
 */
final class QueryTokens {
    private static final int LONGEST = 10_000;
    private static final String SYMBOLS = "(),.+-*/%<>=!|:[]~";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryTokens(String text) {
        this.text = text;
    }

    /** What a piece of a statement is. */
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    /** A piece of a statement as it was typed. */
    record Token(Kind kind, String text) {
        static final Token NONE = new Token(Kind.SYMBOL, "");

        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }

        /** In small letters, without its quotes. */
        String name() {
            String bare = kind == Kind.QUOTED ? text.substring(1, text.length() - 1) : text;
            return bare.toLowerCase(Locale.ROOT);
        }
    }

    /** @throws BusinessException for what cannot be read without doubt */
    static List<Token> of(String typed) {
        if (typed.length() > LONGEST) {
            throw new BusinessException("database.query.long", LONGEST);
        }
        return new QueryTokens(typed).read();
    }

    private List<Token> read() {
        boolean ended = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (starts("--")) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (starts("/*")) {
                comment();
            } else if (c == ';') {
                ended = true;
                at++;
            } else if (ended) {
                throw new BusinessException("database.query.several");
            } else {
                token(c);
            }
        }
        return List.copyOf(tokens);
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0 || text.substring(at + 2, end).contains("/*")) {
            throw new BusinessException("database.query.unclosed");
        }
        at = end + 2;
    }

    private void token(char c) {
        if (c == '\'') {
            quoted(c, Kind.STRING);
        } else if (c == '"') {
            quoted(c, Kind.QUOTED);
        } else if (isLetter(c)) {
            run(Kind.WORD);
        } else if (isDigit(c)) {
            number();
        } else if (SYMBOLS.indexOf(c) >= 0 && !starts("//")) {
            add(Kind.SYMBOL, at + symbolLength(c));
        } else {
            throw new BusinessException("database.query.character", starts("//") ? "//" : String.valueOf(c));
        }
    }

    /** Operators of several characters stay in one piece, as blanks between pieces would take them apart. */
    private int symbolLength(char c) {
        int length = 1;
        if ("+-*/%<>=!|:~".indexOf(c) >= 0) {
            while (at + length < text.length()
                    && "<>=|:~*".indexOf(text.charAt(at + length)) >= 0
                    && !text.startsWith("/*", at + length)) {
                length++;
            }
        }
        return length;
    }

    /** A doubled quote is part of it. */
    private void quoted(char quote, Kind kind) {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) != quote || text.startsWith("" + quote + quote, end))) {
            end += text.charAt(end) == quote ? 2 : 1;
        }
        if (end >= text.length() || text.substring(at, end).indexOf('\0') >= 0) {
            throw new BusinessException("database.query.unclosed");
        }
        add(kind, end + 1);
        refuseNeighbour();
    }

    private void run(Kind kind) {
        int end = at;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        add(kind, end);
        refuseNeighbour();
    }

    private void number() {
        int end = digits(at);
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(end + 1);
        }
        add(Kind.NUMBER, end);
        if (at < text.length() && isLetter(text.charAt(at))) {
            throw new BusinessException("database.query.character", text.charAt(at));
        }
        refuseNeighbour();
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A letter before a quote would give the string another meaning: E'', U&'', X''. */
    private void refuseNeighbour() {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            throw new BusinessException("database.query.quote");
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end)));
        at = end;
    }

    private boolean starts(String what) {
        return text.startsWith(what, at);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
