package io.inventario.shared.ui;

import io.inventario.shared.Formats;
import java.math.BigDecimal;
import java.util.function.Function;

/** What one unit costs: more decimals than the currency has, because a pack of many may cost little. */
public class UnitCostField extends DecimalField<UnitCostField, BigDecimal> {
    private static final int SCALE = 6;

    public UnitCostField(Formats formats) {
        super(new DecimalText(formats.locale()), formats.digits(), SCALE, Function.identity(), Function.identity());
        setSuffix(formats.currency().getSymbol(formats.locale()));
    }
}
