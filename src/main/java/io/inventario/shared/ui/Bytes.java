package io.inventario.shared.ui;

import io.inventario.shared.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Sizes as people read them: to three figures, in the unit that fits. */
public final class Bytes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final BigDecimal STEP = BigDecimal.valueOf(1000);

    private Bytes() {}

    public static String of(@Nullable Long bytes, Formats formats) {
        if (bytes == null) {
            return "";
        }
        BigDecimal shown = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (shown.compareTo(STEP) >= 0 && unit < UNITS.length - 1) {
            shown = shown.divide(STEP);
            unit++;
        }
        int digits = unit == 0 || shown.compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
        return CsvExport.decimal(shown.setScale(digits, RoundingMode.HALF_UP), formats) + " " + UNITS[unit];
    }
}
