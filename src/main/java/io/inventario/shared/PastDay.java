package io.inventario.shared;

import java.time.LocalDate;

/** A day on which something can have happened: from {@link #EARLIEST} to the company's today. */
public final class PastDay {
    /** Older papers than these are not entered; a day before it is a slip of the hand. */
    public static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private PastDay() {}

    /** @throws BusinessException naming the field when the day is in the future or too far back */
    public static void require(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw BusinessException.at(field, "shared.date.future", day);
        }
        if (day.isBefore(EARLIEST)) {
            throw BusinessException.at(field, "shared.date.early", EARLIEST);
        }
    }
}
