package io.inventario.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a list shows.
 *
 * @param search part of the name of who asked for it
 * @param kinds ids of kinds; empty for all
 */
public record JobFilter(
        String search, List<String> kinds, @Nullable JobState state) {
    public static final JobFilter ALL = new JobFilter("", List.of(), null);

    public static JobFilter of(String... kinds) {
        return new JobFilter("", List.of(kinds), null);
    }
}
