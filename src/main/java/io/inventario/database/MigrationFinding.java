package io.inventario.database;

import io.inventario.shared.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Something about the migrations that a person should know, with what to do about it. */
public record MigrationFinding(Kind kind, String module, String id) {
    /** What can be wrong; the most harmless first. */
    public enum Kind {
        PENDING,
        /** applied by a version of the program that this one does not know */
        UNKNOWN,
        /** pending, though a later one of its module has been applied */
        OUT_OF_ORDER,
        /** the text of an applied one was changed */
        EDITED,
        /** two of one module carry the same number */
        CONFLICTING;

        /** False for what the next migrate settles by itself. */
        public boolean isTrouble() {
            return this != PENDING;
        }
    }

    public static List<MigrationFinding> of(List<Migration> all) {
        List<MigrationFinding> findings = new ArrayList<>();
        Map<String, Integer> lastApplied = new HashMap<>();
        Map<String, String> numbers = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isApplied() && all.get(i).state() != Migration.State.UNKNOWN) {
                lastApplied.put(all.get(i).module(), i);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Migration migration = all.get(i);
            switch (migration.state()) {
                case PENDING ->
                    findings.add(finding(
                            i < lastApplied.getOrDefault(migration.module(), -1) ? Kind.OUT_OF_ORDER : Kind.PENDING,
                            migration));
                case ALTERED -> findings.add(finding(Kind.EDITED, migration));
                case UNKNOWN -> findings.add(finding(Kind.UNKNOWN, migration));
                case APPLIED -> {}
            }
            String number = migration.module() + " " + migration.number();
            if (migration.state() != Migration.State.UNKNOWN && numbers.putIfAbsent(number, migration.id()) != null) {
                findings.add(finding(Kind.CONFLICTING, migration));
            }
        }
        return List.copyOf(findings);
    }

    private static MigrationFinding finding(Kind kind, Migration migration) {
        return new MigrationFinding(kind, migration.module(), migration.id());
    }

    /** What is the matter and what helps, in one sentence. */
    public String in(Locale locale) {
        return Messages.text(
                locale, "database.migrations.finding." + kind.name().toLowerCase(Locale.ROOT), module, id);
    }
}
