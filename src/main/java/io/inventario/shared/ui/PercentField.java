package io.inventario.shared.ui;

import io.inventario.shared.Formats;
import java.math.BigDecimal;
import java.util.function.Function;

/** A percentage as people say it: 19 for 19 %, four decimals at most. */
public class PercentField extends DecimalField<PercentField, BigDecimal> {
    private static final int SCALE = 4;

    public PercentField(Formats formats) {
        super(new DecimalText(formats.locale()), 0, SCALE, Function.identity(), Function.identity());
        setSuffix("%");
    }
}
