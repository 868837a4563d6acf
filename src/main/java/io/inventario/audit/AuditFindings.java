package io.inventario.audit;

import io.inventario.shared.IntegrityRule;
import io.inventario.shared.IntegrityRule.Offender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts differences and names the first of them. */
final class AuditFindings {
    private final List<Offender> first = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long examined;
    private long differences;

    void examined() {
        examined++;
    }

    void difference(String name, @Nullable String page) {
        differences++;
        if (first.size() < IntegrityRule.NAMED) {
            first.add(new Offender(name, page));
        }
    }

    void difference(String name) {
        difference(name, null);
    }

    void differences(long count, String name) {
        difference(name);
        differences += count - 1;
    }

    void note(String text) {
        notes.add(text);
    }

    IntegrityRule.Findings findings() {
        return new IntegrityRule.Findings(examined, differences, List.copyOf(first), List.copyOf(notes));
    }
}
