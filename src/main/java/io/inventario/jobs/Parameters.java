package io.inventario.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a job is to work on: short texts by name, kept in the database and in the audit trail, so never a secret. */
public record Parameters(Map<String, String> texts) {
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        texts = Map.copyOf(texts);
    }

    public static Parameters of(String name, Object value) {
        return NONE.with(name, value);
    }

    public Parameters with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(name, String.valueOf(value));
        return new Parameters(more);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** @throws IllegalArgumentException when it was not given */
    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No parameter " + name));
    }

    /** @throws IllegalArgumentException when it was not given or is no number */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public boolean isOn(String name) {
        return find(name).map(Boolean::parseBoolean).orElse(false);
    }
}
