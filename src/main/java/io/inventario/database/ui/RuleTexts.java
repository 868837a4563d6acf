package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import io.inventario.database.IntegrityCheck;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;

/** What a rule says, in the person's language: the text {@code database.rule.KEY}, or the rule's own description. */
final class RuleTexts {
    private RuleTexts() {}

    static String of(IntegrityCheck.Outcome outcome) {
        String key = "database.rule." + outcome.key();
        return Messages.has(Texts.language(), key) ? t(key) : outcome.description();
    }
}
