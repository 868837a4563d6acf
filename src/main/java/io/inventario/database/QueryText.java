package io.inventario.database;

import io.inventario.database.QueryTokens.Kind;
import io.inventario.database.QueryTokens.Token;
import io.inventario.shared.BusinessException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question of the console, read before a database sees it: one SELECT on the tables of the application, with functions that
 * only compute. What it does not know it refuses; the database refuses once more what would write.
 */
final class QueryText {
    private static final Set<String> REFUSED =
            words("insert update delete merge truncate into create alter drop grant revoke call do execute prepare"
                    + " deallocate copy set reset lock listen notify vacuum analyze analyse explain show begin commit"
                    + " rollback savepoint declare share next nextval currval final old new table refresh reindex cluster"
                    + " discard load script shutdown checkpoint security");
    /** Words that a bracket may follow. */
    private static final Set<String> CLAUSES =
            words("in exists any all some values over as on using and or not when then else select from where having by"
                    + " limit offset union except intersect distinct filter group within between is like ilike join"
                    + " lateral materialized rollup cube sets grouping row case interval escape");

    private static final Set<String> FUNCTIONS = words(
            "count sum avg min max coalesce nullif greatest least lower upper initcap length char_length trim ltrim"
                    + " rtrim btrim substring substr left right position strpos split_part concat concat_ws abs round"
                    + " floor ceil ceiling trunc mod power sqrt sign cast extract date_trunc date_part to_char age now"
                    + " row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value"
                    + " string_agg listagg array_agg every bool_and bool_or stddev stddev_pop stddev_samp variance var_pop"
                    + " var_samp percentile_cont percentile_disc mode median numeric decimal varchar char character"
                    + " timestamp time float");

    private final List<Token> tokens;

    private QueryText(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * @param schemas all of the database, in small letters: tables are named without one
     * @throws BusinessException for everything but a harmless SELECT
     */
    static QueryText of(String typed, Set<String> schemas) {
        List<Token> tokens = QueryTokens.of(typed);
        if (tokens.isEmpty()) {
            throw new BusinessException("database.query.nothing");
        }
        if (!tokens.getFirst().isWord("select") && !tokens.getFirst().isWord("with")) {
            throw new BusinessException("database.query.notSelect");
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : Token.NONE;
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0) {
                throw new BusinessException("database.query.brackets");
            }
            if (token.isName()) {
                examine(token, next, schemas);
            }
        }
        if (depth > 0) {
            throw new BusinessException("database.query.brackets");
        }
        return new QueryText(tokens);
    }

    private static void examine(Token token, Token next, Set<String> schemas) {
        String name = token.name();
        if (token.kind() == Kind.WORD && REFUSED.contains(name)) {
            throw new BusinessException("database.query.word", token.text());
        }
        if (name.startsWith("pg_") || next.is(".") && schemas.contains(name)) {
            throw new BusinessException("database.query.elsewhere", token.text());
        }
        boolean clause = token.kind() == Kind.WORD && CLAUSES.contains(name);
        if (next.is("(") && !clause && !FUNCTIONS.contains(name)) {
            throw new BusinessException("database.query.function", token.text());
        }
    }

    /** Whether a table of that name may be meant. */
    boolean mentions(String table) {
        return tokens.stream().anyMatch(token -> token.isName() && token.name().equals(table));
    }

    /** As it was typed, without comments, and with other names for some of what it names. */
    String sql(Map<String, String> others) {
        return tokens.stream()
                .map(token -> token.isName() ? others.getOrDefault(token.name(), token.text()) : token.text())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> words(String list) {
        return Stream.of(list.toLowerCase(Locale.ROOT).split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
