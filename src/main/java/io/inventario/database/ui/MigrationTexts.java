package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import io.inventario.database.Migration;
import io.inventario.database.Migrations;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Texts;

/** How migrations and their modules are called on a page. */
final class MigrationTexts {
    private MigrationTexts() {}

    /** The module in the person's language, or its own name where it has none. */
    static String module(String module) {
        String key = "database.module." + module;
        return Messages.has(Texts.language(), key) ? t(key) : module;
    }

    static String title(Migration migration) {
        return module(migration.module()) + " " + migration.name();
    }

    /** Where going back ends: at this one, or before the first one of its module. */
    static String backTo(Migration migration, String id) {
        return t(
                "database.migrations.backTitle",
                module(migration.module()),
                id.equals(Migrations.ZERO) ? t("database.migrations.zero") : migration.name());
    }
}
