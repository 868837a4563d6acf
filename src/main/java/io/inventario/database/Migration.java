package io.inventario.database;

import io.inventario.dataset.ModuleNames;
import io.inventario.shared.BusinessException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change set as the program knows it, as the database remembers it, or both.
 *
 * @param appliedAt when it ran here; null while pending
 */
public record Migration(
        String module, String id, State state, @Nullable Instant appliedAt) {
    private static final Pattern NUMBER = Pattern.compile("^\\d+");

    /** What showmigrations marks. */
    public enum State {
        APPLIED("[X]"),
        /** applied, but its text has changed since */
        ALTERED("[!]"),
        PENDING("[ ]"),
        /** applied by another version of the program; this one does not know it */
        UNKNOWN("[?]");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    /** Its id without the module's name, as people type it: {@code 0002-product}. */
    public String name() {
        return id.startsWith(module + "-") ? id.substring(module.length() + 1) : id;
    }

    /** The digits that its name starts with; the name itself if it has none. */
    String number() {
        Matcher matcher = NUMBER.matcher(name());
        return matcher.find() ? matcher.group() : name();
    }

    /** Whether it has run here, whatever this program knows about it. */
    public boolean isApplied() {
        return state != State.PENDING;
    }

    private boolean isCalled(String given) {
        return id.equals(given) || name().equals(given);
    }

    /**
     * The migration a person means by its id, or by as much of its beginning as only one of them has: {@code 0001}.
     *
     * @param module null to look in all of them
     */
    static Migration named(List<Migration> all, @Nullable String module, String given) {
        String wanted = given.toLowerCase(Locale.ROOT).replace('_', '-');
        String in = module == null ? null : ModuleNames.english(module);
        List<Migration> known =
                all.stream().filter(m -> in == null || m.module().equals(in)).toList();
        if (known.isEmpty()) {
            throw new BusinessException("database.migrations.noModule", String.valueOf(module));
        }
        List<Migration> found = known.stream().filter(m -> m.isCalled(wanted)).toList();
        if (found.isEmpty()) {
            found = known.stream()
                    .filter(m -> m.name().startsWith(wanted) || m.id().startsWith(wanted))
                    .toList();
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new BusinessException("database.migrations.noSuch", given);
        }
        throw new BusinessException("database.migrations.ambiguous", given, list(found));
    }

    static String list(List<Migration> migrations) {
        return migrations.stream().map(m -> m.module() + " " + m.name()).collect(Collectors.joining(", "));
    }

    static String moduleOf(String changeLogPath) {
        String marker = "db/changelog/";
        int start = changeLogPath.indexOf(marker);
        String inside = start < 0 ? changeLogPath : changeLogPath.substring(start + marker.length());
        int slash = inside.indexOf('/');
        return slash < 0 ? inside : inside.substring(0, slash);
    }
}
