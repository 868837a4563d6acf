package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;

/** What people call a module. */
final class ModuleTexts {
    private ModuleTexts() {}

    static String of(String module) {
        String key = "database.module." + module;
        return Messages.has(Texts.language(), key) ? t(key) : module;
    }
}
