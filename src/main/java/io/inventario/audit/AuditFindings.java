package io.inventario.audit;

import io.inventario.shared.IntegrityRule;
import io.inventario.shared.IntegrityRule.Offender;
import io.inventario.shared.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Counts differences and names the first of them. */
final class AuditFindings {
    private final List<Offender> first = new ArrayList<>();
    private final List<Sentence> notes = new ArrayList<>();
    private long examined;
    private long differences;

    void examined() {
        examined++;
    }

    void difference(String key, Object... arguments) {
        differences++;
        if (first.size() < IntegrityRule.NAMED) {
            first.add(new Offender(Sentence.of(key, arguments), null));
        }
    }

    void differences(long count, String key, Object... arguments) {
        difference(key, arguments);
        differences += count - 1;
    }

    void note(String key, Object... arguments) {
        notes.add(Sentence.of(key, arguments));
    }

    IntegrityRule.Findings findings() {
        return new IntegrityRule.Findings(examined, differences, List.copyOf(first), List.copyOf(notes));
    }
}
