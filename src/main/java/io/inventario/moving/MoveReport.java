package io.inventario.moving;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a move has copied, and that it is the same on both sides.
 *
 * @param place where the copy is, without an account
 * @param at the moment of which the copy is
 * @param identical whether a dump of the copy has the same bytes as the dump that was copied
 * @param sha256 of that dump
 * @param lines counts and control totals of both sides
 * @param deeds how often each thing had been done until then, to compare with later
 * @param changes what was done here while the copy was made, and is not in it
 * @param moved counts and totals of this side that were others after the copy
 */
public record MoveReport(
        String place,
        Instant at,
        long records,
        long bytes,
        boolean identical,
        String sha256,
        List<Line> lines,
        Map<String, Long> deeds,
        List<Deed> changes,
        List<String> moved) {

    /** One figure on both sides, as text; a dash where a side does not have it. */
    public record Line(String name, String here, String there) {
        public boolean isSame() {
            return here.equals(there);
        }
    }

    /** Whether all of the copy is as it was here. */
    public boolean holds() {
        return identical && lines.stream().allMatch(Line::isSame);
    }

    /** Whether something was done here while the copy was made. */
    public boolean wasDisturbed() {
        return !changes.isEmpty() || !moved.isEmpty();
    }
}
