package io.inventario.jobs;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kind of background work; a module declares each as a bean. Its name for people is the text {@code jobs.kind.ID}.
 *
 * @param id such as {@code database-backup}, never changed once released
 * @param permission who may start, see and cancel it
 * @param exclusiveWord only one job of all kinds with the same word here is open at a time, over all instances and commands; null for no limit
 * @param mayRestart whether it runs again by itself when its process was killed
 * @param mayCancel whether people may cancel it
 * @param timing when it runs by itself, asked anew every time; empty for never
 */
public record JobKind(
        String id,
        String permission,
        @Nullable String exclusiveWord,
        boolean mayRestart,
        boolean mayCancel,
        Supplier<Optional<Timing>> timing,
        Work work) {

    /** Work that anybody with the permission may start and cancel, any number at a time. */
    public static JobKind of(String id, String permission, Work work) {
        return new JobKind(id, permission, null, false, true, Optional::empty, work);
    }

    /** Only one of this kind at a time. */
    public JobKind exclusive() {
        return exclusive(id);
    }

    /** Only one of all kinds with the same {@code group} at a time. */
    public JobKind exclusive(String group) {
        return new JobKind(id, permission, group, mayRestart, mayCancel, timing, work);
    }

    public JobKind restartable() {
        return new JobKind(id, permission, exclusiveWord, true, mayCancel, timing, work);
    }

    public JobKind uncancellable() {
        return new JobKind(id, permission, exclusiveWord, mayRestart, false, timing, work);
    }

    public JobKind recurring(Timing when) {
        return recurring(() -> Optional.of(when));
    }

    /** Recurring as a setting says, which may change while the program runs. */
    public JobKind recurring(Supplier<Optional<Timing>> when) {
        return new JobKind(id, permission, exclusiveWord, mayRestart, mayCancel, when, work);
    }
}
