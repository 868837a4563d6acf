package io.inventario.audit.ui;

import static io.inventario.shared.ui.Texts.t;

import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words for what audit rows hold in the program's own: actions, kinds, facts and values, {@code audit.action.password_set} for
 * "password set". What has no words is shown as it is.
 */
final class AuditTexts {
    private static final String ACTION = "audit.action.";
    private static final String KIND = "audit.kind.";

    private AuditTexts() {}

    static String action(String action) {
        return words(ACTION + action.replace(' ', '_'), action);
    }

    static String kind(String kind) {
        return words(KIND + kind, kind);
    }

    static String fact(String name) {
        return words("audit.fact." + name, name);
    }

    static List<String> actions() {
        return known(ACTION).stream().map(key -> key.replace('_', ' ')).toList();
    }

    static List<String> kinds() {
        return known(KIND);
    }

    /** A fact's value as people read it, one line per part where it has several. */
    static String value(String fact, @Nullable Object value) {
        return switch (value) {
            case null -> "—";
            case Boolean yes -> t(yes ? "shared.yes" : "shared.no");
            case List<?> parts -> parts.stream().map(part -> value(fact, part)).collect(Collectors.joining("\n"));
            case Map<?, ?> parts ->
                parts.entrySet().stream()
                        .map(part -> fact(String.valueOf(part.getKey())) + ": "
                                + value(String.valueOf(part.getKey()), part.getValue()))
                        .collect(Collectors.joining("\n"));
            case String text when text.isBlank() -> "—";
            default -> words("audit.value." + fact + "." + value, value.toString());
        };
    }

    private static List<String> known(String prefix) {
        return Messages.all(Texts.language()).entrySet().stream()
                .filter(text -> text.getKey().startsWith(prefix))
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .map(text -> text.getKey().substring(prefix.length()))
                .toList();
    }

    private static String words(String key, String otherwise) {
        return Messages.has(Texts.language(), key) ? t(key) : otherwise;
    }
}
